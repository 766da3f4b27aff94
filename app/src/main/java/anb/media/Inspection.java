package anb.media;

import anb.media.Ended.Exited;
import anb.media.Verdict.Accepted;
import anb.media.Verdict.Refused;
import anb.media.Verdict.Undecided;
import anb.problem.ErrorCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Judges a file by its content, before it is accepted: cheap questions first, and nothing is decoded before the header
 * has been found sane. At most so many files at once, and of one person one; further callers wait, but not for long.
 */
@Component
public class Inspection {

    private static final Logger log = LoggerFactory.getLogger(Inspection.class);
    private static final Duration BEFORE_END = Duration.ofSeconds(2);

    /** What waits in front of us gives up after three minutes, and the looks want some of those. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** One picture as large as any that is let in. */
    private static final List<String> OURS =
            List.of("-f", "lavfi", "-i", "color=s=8192x8192:r=1,format=yuv420p", "-frames:v", "1", "-f", "null", "-");

    private final Admission admission;
    private final Probe probe;
    private final Ffmpeg ffmpeg;
    private final Turns turns;

    @Autowired
    Inspection(Admission admission, Probe probe, Ffmpeg ffmpeg, MediaSettings settings) {
        this(admission, probe, ffmpeg, new Turns(settings.probesAtOnce(), PATIENCE));
    }

    Inspection(Admission admission, Probe probe, Ffmpeg ffmpeg, Turns turns) {
        this.admission = admission;
        this.probe = probe;
        this.ffmpeg = ffmpeg;
        this.turns = turns;
    }

    /** Judges one file for which nobody waits, at once: whoever asks bounds how many those are. */
    public Verdict inspect(Path file, long sizeBytes, Containers accepted) {
        return inspect(file, sizeBytes, accepted, null);
    }

    /**
     * Judges one file.
     *
     * @param file a private temp file under a name of ours
     * @param sizeBytes what arrived
     * @param accepted the kinds it may be of
     * @param person who sent it and waits; null for nobody, and then it takes no turn
     * @throws UncheckedIOException when the file cannot be read or ffprobe cannot be run: not the file's fault
     */
    public Verdict inspect(Path file, long sizeBytes, Containers accepted, @Nullable UUID person) {
        var refused = admission.size(sizeBytes);
        if (refused.isPresent()) {
            return refused.get();
        }
        try {
            var container = Container.of(file);
            return accepted.allow(container) ? inTurn(file, sizeBytes, person) : accepted.refused(container);
        } catch (IOException ours) {
            throw new UncheckedIOException(ours);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while looking at a file");
        }
    }

    private Verdict inTurn(Path file, long sizeBytes, @Nullable UUID person) throws IOException, InterruptedException {
        if (person == null) {
            return verdict(file, sizeBytes);
        }
        var turn = turns.take(person);
        if (turn.isEmpty()) {
            return undecided(sizeBytes, "there was no turn for " + PATIENCE.toSeconds() + " s");
        }
        try (var _ = turn.get()) {
            return verdict(file, sizeBytes);
        }
    }

    private Verdict verdict(Path file, long sizeBytes) throws IOException, InterruptedException {
        try {
            return blamed(file, sizeBytes);
        } catch (Starved nothing) {
            return undecided(sizeBytes, String.valueOf(nothing.getMessage()));
        }
    }

    /**
     * Nobody can tell now, and the log says why.
     *
     * @param sizeBytes of the file that would be judged
     * @param why what this host lacks for it
     */
    public static Undecided undecided(long sizeBytes, String why) {
        log.warn("no verdict on a file of {} bytes: {}", sizeBytes, why);
        return new Undecided(why);
    }

    /**
     * A file can want any memory, and then it is the file that is at fault: where a picture of ours can be made, there
     * was enough. It is looked at once more, as others may have had it meanwhile.
     */
    private Verdict blamed(Path file, long sizeBytes) throws IOException, InterruptedException {
        try {
            return look(file, sizeBytes);
        } catch (Starved first) {
            if (first.time() || !ourPictureCanBeMade()) {
                throw first;
            }
        }
        try {
            return look(file, sizeBytes);
        } catch (Starved again) {
            if (again.time()) {
                throw again;
            }
            return new Refused(ErrorCode.UNREADABLE);
        }
    }

    private boolean ourPictureCanBeMade() throws IOException, InterruptedException {
        return ffmpeg.examine(OURS) instanceof Exited ended && ended.succeeded() && !ended.starved();
    }

    private Verdict look(Path file, long sizeBytes) throws IOException, InterruptedException {
        var header = probe.header(file);
        if (header instanceof Probe.Header.Read read) {
            return judge(file, sizeBytes, read.report());
        }
        return header instanceof Probe.Header.Unlisted unlisted
                ? admission.unsupported(unlisted.codec())
                : new Refused(ErrorCode.UNREADABLE);
    }

    private Verdict judge(Path file, long sizeBytes, ProbeReport report) throws IOException, InterruptedException {
        var picture = report.picture();
        if (picture.isEmpty()) {
            return new Refused(ErrorCode.NO_VIDEO_STREAM);
        }
        var absurd = header(report, picture.get());
        if (absurd.isPresent()) {
            return absurd.get();
        }
        var packets = probe.packets(file);
        if (packets.isEmpty() || packets.get().cutOff() || packets.get().count() == 0) {
            return new Refused(ErrorCode.UNREADABLE);
        }
        var info = MediaInfo.of(picture.get(), packets.get(), sizeBytes);
        var refused = admission
                .frameRate(info.frameRate())
                .or(() -> admission.duration(info.duration()))
                .or(() -> pixelRate(picture.get(), packets.get().decodingRate()));
        if (refused.isPresent()) {
            return refused.get();
        }
        return decodes(file, packets.get().first(), packets.get().end())
                ? new Accepted(info)
                : new Refused(ErrorCode.UNREADABLE);
    }

    /** What the header alone is enough to refuse. */
    private Optional<Refused> header(ProbeReport report, ProbeReport.Stream picture) {
        var codec = picture.codec() == null ? "?" : picture.codec();
        var claimed = claimed(picture.duration());
        return admission
                .streams(report.format().count())
                .or(() -> admission.codec(codec))
                .or(() -> admission.picture(MediaInfo.displayedWidth(picture), MediaInfo.displayedHeight(picture)))
                .or(() -> admission.frameRate(claimedRate(picture)))
                .or(() -> pixelRate(picture, claimedRate(picture)))
                .or(() -> admission.tooLong(claimed) ? admission.duration(claimed) : Optional.empty());
    }

    private Optional<Refused> pixelRate(ProbeReport.Stream picture, double framesPerSecond) {
        return admission.pixelRate(picture.width(), picture.height(), framesPerSecond);
    }

    private static double claimedRate(ProbeReport.Stream picture) {
        return Ratio.of(picture.averageFrameRate(), '/', 0);
    }

    private static Duration claimed(@Nullable String seconds) {
        return seconds == null || !seconds.matches("\\d{1,9}(\\.\\d{1,9})?")
                ? Duration.ZERO
                : Duration.ofMillis(Math.round(Double.parseDouble(seconds) * 1000));
    }

    /**
     * One picture of the beginning and one near the end: a good header may stand before garbage. Both by the picture's own
     * time, as the file may begin with sound alone.
     */
    boolean decodes(Path file, Duration first, Duration end) throws IOException, InterruptedException {
        var arguments = new ArrayList<String>();
        for (var from : List.of(first, end.minus(BEFORE_END))) {
            var shown = Math.max(0, from.toMillis()) + "ms";
            arguments.addAll(
                    List.of("-threads", "1", "-noaccurate_seek", "-seek_timestamp", "1", "-ss", shown, "-t", "2"));
            arguments.addAll(Probe.guards("h264,hevc"));
            arguments.addAll(List.of("-i", file.toString()));
        }
        for (var input : List.of("0:V:0", "1:V:0")) {
            arguments.addAll(
                    List.of("-map", input, "-frames:v", "1", "-fps_mode", "passthrough", "-f", "framecrc", "-"));
        }
        var ended = ffmpeg.examine(arguments);
        var both = ended instanceof Exited exited
                && exited.succeeded()
                && exited.output().lines().filter(line -> line.startsWith("0,")).count() == 2;
        if (!both) {
            Starved.check(ended);
        }
        return both;
    }
}
