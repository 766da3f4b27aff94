/** Finds differences between rows, jobs, tallies and objects, and removes what nobody needs any more. */
@NullMarked
@ApplicationModule(allowedDependencies = {"time", "problem", "storage", "jobs", "videos", "voting"})
package anb.upkeep;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
