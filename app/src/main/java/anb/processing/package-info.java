/** Makes the broadcast clip and the posters of an uploaded video. */
@NullMarked
@ApplicationModule(allowedDependencies = {"problem", "accounts", "limits", "storage", "jobs", "media", "videos"})
package anb.processing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
