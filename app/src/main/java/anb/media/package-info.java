/** What a media file is and whether it is acceptable; runs ffmpeg and ffprobe as limited child processes. Knows nothing of videos. */
@NullMarked
@ApplicationModule(allowedDependencies = {"problem"})
package anb.media;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
