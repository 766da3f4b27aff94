/** Taking a clip in: who may upload, what is refused, and the one transaction that makes it a video. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"problem", "accounts", "editions", "limits", "storage", "jobs", "media", "videos"})
package anb.uploads;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
