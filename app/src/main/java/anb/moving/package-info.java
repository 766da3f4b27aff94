/** Moving a whole installation: its rows and objects into a folder, and from that folder into an empty installation. */
@NullMarked
@ApplicationModule(allowedDependencies = {"storage", "jobs", "videos", "voting", "ranking", "upkeep"})
package anb.moving;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
