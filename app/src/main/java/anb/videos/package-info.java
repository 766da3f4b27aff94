/** A video's life: states and allowed moves, publication, deletion. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"problem", "accounts", "audit", "editions", "limits", "storage", "jobs", "media"})
package anb.videos;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
