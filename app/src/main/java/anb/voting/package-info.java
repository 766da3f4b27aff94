/** Casting and withdrawing votes, and the tallies folded from them. */
@NullMarked
@ApplicationModule(allowedDependencies = {"watch", "time", "problem", "accounts", "editions", "videos", "limits"})
package anb.voting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
