/** Finds and mends differences between rows, jobs, tallies and objects, and removes what nobody needs any more. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"time", "problem", "audit", "accounts", "storage", "jobs", "videos", "voting", "ranking"
        })
package anb.upkeep;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
