/** Where a video stands while it waits or is worked on, and when it will be done: learned from what was done before. */
@NullMarked
@ApplicationModule(allowedDependencies = {"time", "videos", "jobs"})
package anb.progress;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
