package anb.media;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What probing found of a file's picture.
 *
 * @param duration from the first picture shown to the end of the last, as they lie in the file
 * @param width displayed width in pixels: rotation and pixel aspect applied
 * @param height displayed height in pixels
 * @param frameRate average frames a second
 * @param interlaced fields instead of frames
 * @param transfer transfer characteristics as ffprobe names them, {@code unknown} when absent
 * @param matrix coefficients that make colours of luma and chroma, named likewise
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
        String matrix,
        long sizeBytes) {

    private static final Set<String> FIELD_ORDERS = Set.of("tt", "bb", "tb", "bt");

    static MediaInfo of(ProbeReport.Stream picture, Packets packets, long sizeBytes) {
        return new MediaInfo(
                packets.span(),
                displayedWidth(picture),
                displayedHeight(picture),
                known(picture.codec()),
                known(picture.pixelFormat()),
                packets.frameRate(),
                picture.fieldOrder() != null && FIELD_ORDERS.contains(picture.fieldOrder()),
                known(picture.transfer()),
                known(picture.space()),
                sizeBytes);
    }

    static int displayedWidth(ProbeReport.Stream picture) {
        return sideways(picture) ? picture.height() : stretchedWidth(picture);
    }

    static int displayedHeight(ProbeReport.Stream picture) {
        return sideways(picture) ? stretchedWidth(picture) : picture.height();
    }

    private static boolean sideways(ProbeReport.Stream picture) {
        return Math.abs(picture.rotation()) % 180 == 90;
    }

    private static int stretchedWidth(ProbeReport.Stream picture) {
        double aspect = Ratio.of(picture.pixelAspect(), ':', 1);
        return (int) Math.min(Integer.MAX_VALUE, Math.round(picture.width() * aspect));
    }

    private static String known(@Nullable String value) {
        return value == null ? "unknown" : value;
    }
}
