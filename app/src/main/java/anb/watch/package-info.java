/** What lets people see the platform at work: request ids, the access log, looks for gauges, spans. Knows no feature. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package anb.watch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
