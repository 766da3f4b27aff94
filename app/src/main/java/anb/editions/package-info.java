/** Editions of the contest: their zone and the windows in which uploading and voting are open. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package anb.editions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
