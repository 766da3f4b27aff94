package anb.media;

import anb.media.Ended.Exited;
import anb.media.Ended.Killed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Runs ffmpeg and ffprobe as limited child processes: nothing to read, an empty environment, one locale, what
 * {@link Sandbox} offers, bounded output, and no survivor after a limit or an interruption. Knows nothing of pictures.
 */
@Component
public class Ffmpeg {

    private static final Logger log = LoggerFactory.getLogger(Ffmpeg.class);
    private static final int LOG_CHARACTERS = 4_000;
    private static final int OUTPUT_CHARACTERS = 4_000_000;
    /** Exit codes by which a wrapper or the dynamic linker says that the program itself did not run. */
    private static final List<Integer> NOT_RUN = List.of(126, 127);
    /** Of the time a run may take: who computed for this part of it was not kept from it by others. */
    private static final int OWN_PART = 4;

    private final MediaSettings settings;
    private final Map<String, String> environment;
    private final String ffmpeg;
    private final String ffprobe;
    private final Sandbox sandbox;

    /**
     * Refuses to be made when ffmpeg or ffprobe is missing or does not start.
     *
     * @param temp where the files are that it is shown
     */
    @Autowired
    Ffmpeg(MediaSettings settings, @Value("${anb.temp}") String temp) throws IOException, InterruptedException {
        this(settings, sandbox(settings, temp));
    }

    Ffmpeg(MediaSettings settings, Sandbox sandbox) throws IOException, InterruptedException {
        this.settings = settings;
        this.environment = Programs.environment(settings);
        this.ffmpeg = Programs.find("ffmpeg", settings.ffmpeg());
        this.ffprobe = Programs.find("ffprobe", settings.ffprobe());
        this.sandbox = sandbox;
        log.info("{} at {}; {} at {}", firstLine(ffmpeg), ffmpeg, firstLine(ffprobe), ffprobe);
        log.info("Child processes: {}", sandbox);
    }

    private static Sandbox sandbox(MediaSettings settings, String temp) throws InterruptedException {
        var needed = List.of(
                Path.of(Programs.find("ffmpeg", settings.ffmpeg())),
                Path.of(Programs.find("ffprobe", settings.ffprobe())),
                existing(temp));
        return Sandbox.ofThisHost(Programs.environment(settings), needed);
    }

    /**
     * Runs ffmpeg behind requests and watches its progress: a run that stands still is killed (G6).
     *
     * @param progress told how many frames of the first output have been written
     * @throws IOException when the program cannot be run at all
     */
    public Ended encode(List<String> arguments, RunLimits limits, LongConsumer progress)
            throws IOException, InterruptedException {
        var command = command(ffmpeg, "-nostdin", "-hide_banner", "-nostats", "-loglevel", "warning");
        command.addAll(List.of("-progress", "pipe:1", "-stats_period", ProgressReader.PERIOD));
        command.addAll(arguments);
        var watched = new ProgressReader(progress);
        return run(sandbox.behindRequests(command), limits, watched, () -> stalled(watched));
    }

    /** Runs ffmpeg for a short look at a file, and keeps what it prints. */
    public Ended examine(List<String> arguments) throws IOException, InterruptedException {
        var command = command(ffmpeg, "-nostdin", "-hide_banner", "-nostats", "-loglevel", "error");
        command.addAll(arguments);
        return look(command);
    }

    /** Runs ffprobe, and keeps what it prints. */
    Ended probe(List<String> arguments) throws IOException, InterruptedException {
        var command = command(ffprobe, "-hide_banner", "-loglevel", "error");
        command.addAll(arguments);
        return look(command);
    }

    /** The kernel's limit on processor time is behind ours: it kills as if it had taken memory back. */
    private Ended look(List<String> command) throws IOException, InterruptedException {
        var wall = settings.probeTimeout();
        var output = Excerpt.beginning(OUTPUT_CHARACTERS);
        var limits = new RunLimits(wall, wall.multipliedBy(2), DataSize.ofBytes(0));
        return run(command, limits, output, () -> output.cut() ? "it printed too much" : "");
    }

    private Ended run(List<String> command, RunLimits limits, Sink output, Supplier<String> objection)
            throws IOException, InterruptedException {
        var errors = Excerpt.end(LOG_CHARACTERS);
        var deadline = System.nanoTime() + limits.wallClock().toNanos();
        var wrapped = sandbox.wrap(command, limits, settings.addressSpace());
        var child = ChildProcess.start(wrapped, environment, output, errors);
        var late = "it took longer than " + limits.wallClock().toSeconds() + " s";
        var killed = child.await(() -> System.nanoTime() > deadline ? late : objection.get());
        if (!killed.isEmpty()) {
            var noTime = killed.equals(late) && starved(child.computed(), limits.wallClock());
            return new Killed(killed, noTime, errors.text());
        }
        if (NOT_RUN.contains(child.exitCode())) {
            throw new IOException(command.getFirst() + " cannot be run: " + errors.text());
        }
        return new Exited(child.exitCode(), output instanceof Excerpt kept ? kept.text() : "", errors.text());
    }

    /** Whether others kept a run from computing that took all its time. */
    static boolean starved(Duration computed, Duration wallClock) {
        return computed.compareTo(wallClock.dividedBy(OWN_PART)) < 0;
    }

    private String stalled(ProgressReader progress) {
        return progress.still().compareTo(settings.stallTimeout()) > 0
                ? "it made no progress for " + settings.stallTimeout().toSeconds() + " s"
                : "";
    }

    private String firstLine(String program) throws IOException, InterruptedException {
        var ended = look(command(program, "-version"));
        if (ended instanceof Exited exited && exited.succeeded()) {
            return exited.output().lines().findFirst().orElse("").replaceFirst(" Copyright.*", "");
        }
        throw new IllegalStateException(
                program + " does not start: " + ended.log().strip());
    }

    /** It may not have been made yet; whoever can reach what it will be made in can reach it. */
    private static Path existing(String folder) {
        var path = Path.of(folder).toAbsolutePath();
        while (path.getParent() != null && !Files.exists(path)) {
            path = path.getParent();
        }
        return path;
    }

    private static List<String> command(String program, String... arguments) {
        var command = new ArrayList<>(List.of(program));
        command.addAll(List.of(arguments));
        return command;
    }
}
