/** Positions of players by city and overall. */
@NullMarked
@ApplicationModule(allowedDependencies = {"time", "problem", "paging", "accounts", "editions", "videos", "voting"})
package anb.ranking;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
