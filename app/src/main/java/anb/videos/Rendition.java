package anb.videos;

import anb.storage.ObjectKey;
import java.time.Duration;

/**
 * The broadcast version of a video, made by the run of a job that held {@code fence}. Its objects lie under that fence,
 * so no two runs write the same key (G2).
 *
 * @param brand names the logo and bumpers in it
 * @param pipeline which version of our encoding made it
 */
public record Rendition(VideoId video, long fence, Duration playTime, long sizeBytes, String brand, int pipeline) {

    public static ObjectKey clip(VideoId video, long fence) {
        return ObjectKey.processed(video.value(), fence, "clip.mp4");
    }

    /** 1280×720. */
    public static ObjectKey poster(VideoId video, long fence) {
        return ObjectKey.processed(video.value(), fence, "poster.jpg");
    }

    /** 480 pixels wide, for lists. */
    public static ObjectKey thumbnail(VideoId video, long fence) {
        return ObjectKey.processed(video.value(), fence, "thumbnail.jpg");
    }
}
