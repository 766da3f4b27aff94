/** The clock Java code asks, and work that repeats. Leases ask the database's clock instead. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package anb.time;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
