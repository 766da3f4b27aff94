package anb.processing;

import anb.media.Ended;
import anb.media.Ended.Exited;
import anb.media.Ffmpeg;
import anb.media.Probe;
import anb.media.RunLimits;
import anb.media.Verdict.Refused;
import anb.problem.ErrorCode;
import anb.processing.Encoder.Condition.Broken;
import anb.processing.Encoder.Condition.Changing;
import anb.processing.Encoder.Condition.Untold;
import anb.processing.Encoder.Condition.Whole;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** Runs a {@link Transcode} within limits that grow with what there is to do, and judges the result. */
@Component
class Encoder {

    private static final Duration START = Duration.ofSeconds(30);

    private final Ffmpeg ffmpeg;
    private final Probe probe;
    private final BroadcastCheck check;
    private final RenderSettings settings;
    private final EncodeMetrics metrics;

    Encoder(Ffmpeg ffmpeg, Probe probe, BroadcastCheck check, RenderSettings settings, EncodeMetrics metrics) {
        this.ffmpeg = ffmpeg;
        this.probe = probe;
        this.check = check;
        this.settings = settings;
        this.metrics = metrics;
    }

    RenderSettings settings() {
        return settings;
    }

    Ended run(Transcode transcode, IntConsumer percent) throws IOException, InterruptedException {
        var whole = transcode.playTime();
        var began = System.nanoTime();
        var ended = ffmpeg.encode(
                transcode.arguments(),
                limits(whole, settings.largestFile()),
                frame -> percent.accept((int) Math.min(100, 100 * frame / Broadcast.frames(whole))));
        metrics.ended(ended, Duration.ofNanos(System.nanoTime() - began));
        return ended;
    }

    /** Makes the pictures of a clip that is there. */
    Ended run(Still still) throws IOException, InterruptedException {
        return ffmpeg.encode(still.arguments(), limits(Broadcast.LONGEST_PLAY, settings.largestFile()), frame -> {});
    }

    List<String> faults(Transcode transcode) throws IOException, InterruptedException {
        var faults = new ArrayList<>(check.faults(transcode.products().clip(), transcode.playTime()));
        if (!transcode.products().pictured()) {
            faults.add("a picture is missing");
        }
        return faults;
    }

    /** What a file is like by itself. */
    sealed interface Condition {

        record Whole() implements Condition {}

        record Broken() implements Condition {}

        /** It may well play elsewhere, but its pictures are of more than one kind: these. */
        record Changing(List<String> kinds) implements Condition {

            /** With the sizes, which players know; what else ffmpeg calls pictures of one size is not for them. */
            Refused refused() {
                var sizes = kinds.stream()
                        .map(kind -> kind.replaceFirst(" .*", ""))
                        .distinct()
                        .toList();
                return sizes.size() > 1
                        ? new Refused(ErrorCode.PICTURE_CHANGES, String.join(", ", sizes))
                        : new Refused(ErrorCode.PICTURE_CHANGES);
            }
        }

        /** The look took too long, or found too little memory. */
        record Untold() implements Condition {}
    }

    /**
     * Decodes the part of a file that is broadcast. Whole is what comes to as long a play time as it should, in pictures
     * of one kind: where they change, ffmpeg begins its graph anew and loses what it has joined.
     */
    Condition condition(Path original, Duration playTime) throws IOException, InterruptedException {
        var arguments = new ArrayList<>(List.of("-threads", Integer.toString(settings.threads())));
        arguments.addAll(Probe.guards("h264,hevc"));
        arguments.addAll(List.of("-t", Broadcast.LONGEST_PLAY.toSeconds() + "", "-i", original.toString()));
        arguments.addAll(List.of("-map", "0:V:0", "-vf", "fps=" + Broadcast.FRAME_RATE, "-f", "null", "-"));
        var frames = new AtomicLong();
        var ended = ffmpeg.encode(arguments, limits(Broadcast.LONGEST_PLAY, DataSize.ofBytes(0)), frames::set);
        if (!(ended instanceof Exited exited) || exited.starved()) {
            return new Untold();
        }
        var kinds = probe.pictures(original, Broadcast.LONGEST_PLAY);
        if (kinds.size() > 1) {
            return new Changing(kinds);
        }
        return exited.succeeded() && frames.get() >= BroadcastCheck.leastFrames(playTime) ? new Whole() : new Broken();
    }

    private RunLimits limits(Duration playTime, DataSize largestFile) {
        var wall = START.plus(settings.patience().multipliedBy(playTime.toSeconds()));
        return new RunLimits(wall, wall.multipliedBy(settings.threads()), largestFile);
    }
}
