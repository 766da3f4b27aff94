package anb.media;

import anb.media.Verdict.Refused;
import anb.problem.ErrorCode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * The rules a clip must meet, each answered with what was found and what is wanted: numbers as numbers, which are worded in
 * the reader's language. Reads no file.
 */
@Component
class Admission {

    private static final Set<String> CODECS = Set.of("h264", "hevc");

    /** What people call them, by the names of ffmpeg's decoders; others keep those. */
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("av1", "AV1"),
            Map.entry("libdav1d", "AV1"),
            Map.entry("libaom-av1", "AV1"),
            Map.entry("vp8", "VP8"),
            Map.entry("vp9", "VP9"),
            Map.entry("libvpx-vp9", "VP9"),
            Map.entry("vvc", "VVC"),
            Map.entry("prores", "ProRes"),
            Map.entry("dnxhd", "DNxHD"),
            Map.entry("cfhd", "CineForm"),
            Map.entry("dvvideo", "DV"),
            Map.entry("h263", "H.263"),
            Map.entry("mpeg1video", "MPEG-1"),
            Map.entry("mpeg2video", "MPEG-2"),
            Map.entry("mpeg4", "MPEG-4"),
            Map.entry("mjpeg", "Motion JPEG"),
            Map.entry("png", "PNG"));

    private static final double MEGABYTE = 1 << 20;
    private static final double MILLION = 1e6;

    private final AdmissionSettings settings;

    Admission(AdmissionSettings settings) {
        this.settings = settings;
    }

    Optional<Refused> size(long bytes) {
        var most = settings.largestFile().toBytes();
        if (bytes == 0) {
            return refused(ErrorCode.EMPTY_FILE, bytes, tenths(most / MEGABYTE));
        }
        return bytes > most
                ? refused(ErrorCode.FILE_TOO_LARGE, megabytes(bytes), tenths(most / MEGABYTE))
                : Optional.empty();
    }

    Optional<Refused> streams(int count) {
        return count > settings.mostStreams()
                ? refused(ErrorCode.TOO_MANY_STREAMS, count, settings.mostStreams())
                : Optional.empty();
    }

    Optional<Refused> codec(String codec) {
        return CODECS.contains(codec) ? Optional.empty() : Optional.of(unsupported(codec));
    }

    Refused unsupported(String codec) {
        return new Refused(ErrorCode.UNSUPPORTED_CODEC, NAMES.getOrDefault(codec, codec), "H.264, HEVC");
    }

    /** Sizes are those displayed. */
    Optional<Refused> picture(int width, int height) {
        var shorter = Math.min(width, height);
        var longer = Math.max(width, height);
        if (longer > settings.largestSide()) {
            return refused(
                    ErrorCode.RESOLUTION_TOO_HIGH,
                    size(width, height),
                    size(settings.largestSide(), settings.largestSide()));
        }
        return shorter < settings.shorterSide() || longer < settings.longerSide()
                ? refused(
                        ErrorCode.RESOLUTION_TOO_LOW,
                        size(width, height),
                        size(settings.longerSide(), settings.shorterSide()))
                : Optional.empty();
    }

    Optional<Refused> frameRate(double framesPerSecond) {
        return framesPerSecond > settings.highestFrameRate() + 0.5
                ? refused(ErrorCode.FRAME_RATE_TOO_HIGH, tenths(framesPerSecond), settings.highestFrameRate())
                : Optional.empty();
    }

    /** The size is that of the coded picture, which is what is decoded; so are frames that are not shown. */
    Optional<Refused> pixelRate(int width, int height, double framesPerSecond) {
        var found = (double) width * height * framesPerSecond;
        var most = settings.mostPixelsASecond();
        return found > most
                ? refused(ErrorCode.PIXEL_RATE_TOO_HIGH, tenthsUp(found / MILLION), tenths(most / MILLION))
                : Optional.empty();
    }

    Optional<Refused> duration(Duration found) {
        if (found.compareTo(settings.longest().plus(settings.tolerance())) > 0) {
            return outside(ErrorCode.TOO_LONG, found);
        }
        return found.compareTo(settings.shortest().minus(settings.tolerance())) < 0
                ? outside(ErrorCode.TOO_SHORT, found)
                : Optional.empty();
    }

    /** True when a header's claim alone is enough to refuse: reading all of it would only cost time. */
    boolean tooLong(Duration claimed) {
        return claimed.compareTo(settings.longest().plus(settings.tolerance())) > 0;
    }

    private Optional<Refused> outside(ErrorCode code, Duration found) {
        return refused(code, seconds(found), seconds(settings.shortest()), seconds(settings.longest()));
    }

    private static Optional<Refused> refused(ErrorCode code, Object... arguments) {
        return Optional.of(new Refused(code, arguments));
    }

    private static String size(int width, int height) {
        return width + "×" + height;
    }

    /** Rounded up, so that one byte too many does not read as the limit itself. */
    private static double megabytes(long bytes) {
        return tenthsUp(bytes / MEGABYTE);
    }

    private static double tenthsUp(double number) {
        return Math.ceil(number * 10) / 10;
    }

    private static double seconds(Duration duration) {
        return tenths(duration.toMillis() / 1000.0);
    }

    private static double tenths(double number) {
        return Math.round(number * 10) / 10.0;
    }
}
