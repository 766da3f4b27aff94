/** A video's life: states and allowed moves, upload, publication, deletion. */
@NullMarked
@ApplicationModule(allowedDependencies = {"problem", "accounts", "editions", "storage", "jobs", "media", "limits"})
package anb.videos;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
