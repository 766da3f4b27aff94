package anb.processing;

import anb.media.MediaInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The chains of filters that bring a picture into the broadcast format: whole frame, own aspect, bars where needed.
 * ffmpeg itself has turned it upright before the first filter: each frame that is decoded, in its full size.
 */
final class Picture {

    private static final Set<String> HDR = Set.of("arib-std-b67", "smpte2084");

    private static final String TAGS = "setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709";

    /** JFIF wants full range and BT.601 (ITU-T T.871). */
    static final String FOR_JPEG =
            "scale=in_color_matrix=bt709:out_color_matrix=bt601:in_range=tv:out_range=pc,format=yuvj420p";

    private Picture() {}

    /**
     * Every frame of the player's clip, at most 30 s of them. Frames are dropped before they cost more than decoding, and
     * turning and deinterlacing where those have to be.
     */
    static String ofClip(MediaInfo info) {
        var filters = new ArrayList<String>();
        if (info.interlaced()) {
            filters.add("bwdif=mode=send_frame");
        }
        filters.addAll(timing(info.frameRate(), Broadcast.LONGEST_PLAY));
        var hdr = HDR.contains(info.transfer());
        filters.add(fitted(info.width(), info.height()) + (hdr ? TO_TV_RANGE : assumed(info) + TO_BT709));
        if (hdr) {
            filters.addAll(toneMapping(info.transfer()));
        }
        filters.addAll(framing());
        return String.join(",", filters);
    }

    /** A bumper may be replaced by one of any size, length and frame rate. */
    static String ofBumper(double frameRate) {
        var filters = new ArrayList<>(timing(frameRate, Broadcast.LONGEST_BUMPER));
        filters.add("scale=%d:%d:force_original_aspect_ratio=decrease:force_divisible_by=2:flags=bicubic"
                        .formatted(Broadcast.WIDTH, Broadcast.HEIGHT)
                + TO_BT709);
        filters.addAll(framing());
        return String.join(",", filters);
    }

    /** From whichever range the frames say they have. */
    private static final String TO_TV_RANGE = ":out_range=tv";

    private static final String TO_BT709 = ":out_color_matrix=bt709" + TO_TV_RANGE;

    /** Of a clip that does not say: ITU-R BT.709 is what high definition means; ffmpeg would assume BT.601. */
    private static String assumed(MediaInfo info) {
        return info.matrix().equals("unknown") ? ":in_color_matrix=bt709" : "";
    }

    private static List<String> timing(double frameRate, Duration longest) {
        return List.of(
                "setpts=PTS-STARTPTS" + later(frameRate),
                "fps=" + Broadcast.FRAME_RATE,
                "trim=end_frame=" + Broadcast.frames(longest));
    }

    /**
     * Of the frames that round to the same moment ffmpeg shows the last. All put later by half of what they are closer
     * together than the moments, the last is the nearest, and the first frame of all is the first that is shown.
     */
    private static String later(double frameRate) {
        double seconds = (1.0 / Broadcast.FRAME_RATE - 1 / frameRate) / 2;
        return seconds > 0 ? String.format(Locale.ROOT, "+%.6f/TB", seconds) : "";
    }

    /** The largest even size inside the frame that keeps the displayed aspect. */
    static String fitted(int width, int height) {
        double factor = Math.min((double) Broadcast.WIDTH / width, (double) Broadcast.HEIGHT / height);
        return "scale=%d:%d:flags=bicubic".formatted(even(width * factor), even(height * factor));
    }

    /**
     * In linear light, after scaling: at a quarter of the pixels. The curve's end is given, as some versions of ffmpeg would
     * take it from what a clip says of its mastering display, and others lose that on the way.
     */
    private static List<String> toneMapping(String transfer) {
        return List.of(
                "zscale=tin=" + transfer + ":min=bt2020nc:pin=bt2020:rin=tv:t=linear:npl=100",
                "format=gbrpf32le",
                "zscale=p=bt709",
                "tonemap=tonemap=hable:peak=10:desat=0",
                "zscale=t=bt709:m=bt709:r=tv");
    }

    private static List<String> framing() {
        return List.of(
                "format=yuv420p",
                "pad=%d:%d:(ow-iw)/2:(oh-ih)/2".formatted(Broadcast.WIDTH, Broadcast.HEIGHT),
                "setsar=1",
                TAGS);
    }

    private static int even(double pixels) {
        return Math.max(2, (int) Math.round(pixels / 2) * 2);
    }
}
