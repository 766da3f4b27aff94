package anb.media;

import java.time.Duration;

/**
 * What probing found of a file's picture.
 *
 * @param width displayed width in pixels: rotation and pixel aspect applied
 * @param height displayed height in pixels
 * @param frameRate average frames a second
 * @param interlaced fields instead of frames
 * @param transfer transfer characteristics as ffprobe names them, {@code unknown} when absent
 */
public record MediaInfo(
        Duration duration,
        int width,
        int height,
        String codec,
        String pixelFormat,
        double frameRate,
        boolean interlaced,
        String transfer,
        long sizeBytes) {}
