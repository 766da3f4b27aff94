/** How often somebody may do something: token buckets shared through Redis, per node when it is away. */
@NullMarked
@ApplicationModule(allowedDependencies = {"problem"})
package anb.limits;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
