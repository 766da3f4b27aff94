package anb.processing;

import anb.media.Ended.Exited;
import anb.media.Ffmpeg;
import anb.media.Packets;
import anb.media.Probe;
import anb.media.ProbeReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks at a made clip as a stranger would, and says which promises about it are not kept. */
@Component
class BroadcastCheck {

    /** What a container says of itself: anything else came from the player's phone. */
    private static final Set<String> OWN_TAGS = Set.of(
            "major_brand", "minor_version", "compatible_brands", "encoder", "language", "handler_name", "vendor_id");

    /** Frames by which rounding at the seams may differ. */
    private static final int SEAMS = 3;

    /** A damaged end may decode to fewer frames than it has packets. */
    private static final Duration DAMAGE = Duration.ofSeconds(1);

    private final Probe probe;
    private final Ffmpeg ffmpeg;

    BroadcastCheck(Probe probe, Ffmpeg ffmpeg) {
        this.probe = probe;
        this.ffmpeg = ffmpeg;
    }

    /**
     * Every broken promise, one short sentence each; empty when the clip may be published.
     *
     * @param expected play time with bumpers
     * @throws IOException when ffprobe cannot be run at all
     */
    List<String> faults(Path clip, Duration expected) throws IOException, InterruptedException {
        var faults = new ArrayList<String>();
        if (probe.whole(clip) instanceof Probe.Header.Read read) {
            format(read.report(), faults);
            timing(read.report().timing(), expected, faults);
        } else {
            faults.add("it is unreadable");
        }
        if (!TopLevel.indexFirst(clip)) {
            faults.add("its index is not at the beginning");
        }
        keyFrames(clip, faults);
        return faults;
    }

    private static void format(ProbeReport report, List<String> faults) {
        expect(faults, "streams", 1, report.format().count());
        tags(report.format().tags(), faults);
        var picture = report.picture();
        if (picture.isEmpty()) {
            faults.add("no picture");
            return;
        }
        var stream = picture.get();
        tags(stream.tags(), faults);
        expect(faults, "codec", "h264", stream.codec());
        expect(faults, "profile", "High", stream.profile());
        expect(faults, "pixel format", "yuv420p", stream.pixelFormat());
        expect(faults, "width", Broadcast.WIDTH, stream.width());
        expect(faults, "height", Broadcast.HEIGHT, stream.height());
        expect(faults, "pixel aspect", "1:1", stream.pixelAspect());
        expect(faults, "frame rate", Broadcast.FRAME_RATE + "/1", stream.averageFrameRate());
        expect(faults, "range", "tv", stream.range());
        for (var tag : new @Nullable String[] {stream.space(), stream.transfer(), stream.primaries()}) {
            expect(faults, "colour", "bt709", tag);
        }
    }

    private static void timing(Packets packets, Duration expected, List<String> faults) {
        int most = Broadcast.frames(expected) + SEAMS;
        int least = leastFrames(expected);
        if (packets.count() < least || packets.count() > most) {
            faults.add("frames: " + packets.count() + " instead of " + Broadcast.frames(expected));
        }
        expect(faults, "frames in its play time", packets.count(), Broadcast.frames(packets.span()));
    }

    /** Fewer are not what was promised. */
    static int leastFrames(Duration playTime) {
        return Broadcast.frames(playTime.minus(DAMAGE));
    }

    private void keyFrames(Path clip, List<String> faults) throws IOException, InterruptedException {
        var arguments = new ArrayList<>(List.of("-threads", "1", "-xerror", "-err_detect", "explode"));
        arguments.addAll(List.of("-skip_frame", "nokey"));
        arguments.addAll(Probe.guards("h264"));
        arguments.addAll(List.of("-i", clip.toString(), "-fps_mode", "passthrough", "-f", "null", "-"));
        if (!(ffmpeg.examine(arguments) instanceof Exited ended && ended.succeeded())) {
            faults.add("a key frame does not decode");
        }
    }

    private static void tags(@Nullable Map<String, String> tags, List<String> faults) {
        var foreign = new HashSet<>(tags == null ? Set.of() : tags.keySet());
        foreign.removeAll(OWN_TAGS);
        if (!foreign.isEmpty()) {
            faults.add("metadata: " + foreign);
        }
    }

    private static void expect(List<String> faults, String what, Object wanted, @Nullable Object found) {
        if (!wanted.equals(found)) {
            faults.add(what + ": " + found + " instead of " + wanted);
        }
    }
}
