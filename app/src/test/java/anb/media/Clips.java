package anb.media;

import anb.media.Ended.Exited;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.util.unit.DataSize;

/** Makes clips with the bundled ffmpeg: few and simple frames, so that a test has one in well under a second. */
public final class Clips {

    private static final RunLimits AMPLE =
            new RunLimits(Duration.ofMinutes(5), Duration.ofMinutes(5), DataSize.ofGigabytes(1));

    /** Pictures that were drawn in this JVM, by their arguments: the same ones are asked for again and again. */
    private static final Map<List<String>, Path> DRAWN = new ConcurrentHashMap<>();

    private final Ffmpeg ffmpeg;
    private final Path folder;
    private final AtomicInteger number = new AtomicInteger();

    public Clips(Ffmpeg ffmpeg, Path folder) {
        this.ffmpeg = ffmpeg;
        this.folder = folder;
    }

    /** A landscape 1080p clip of 24 s, all of it right. */
    public Path good() {
        return picture("1920x1080", 2, 24);
    }

    /** A test picture, to be left as it is; {@code more} are options of the encoder, before the output's name. */
    public Path picture(String size, int framesPerSecond, double seconds, String... more) {
        var arguments = new ArrayList<>(List.of(
                "-f", "lavfi", "-i", "testsrc=s=" + size + ":r=" + framesPerSecond, "-t", Double.toString(seconds)));
        arguments.addAll(List.of("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-g", "25"));
        arguments.addAll(List.of(more));
        return DRAWN.computeIfAbsent(List.copyOf(arguments), drawn -> kept(make(drawn.toArray(String[]::new))));
    }

    /** Moved to where it outlives this test. */
    private static Path kept(Path file) {
        try {
            var folder = Files.createTempDirectory("anb-drawn-");
            var kept = Files.move(file, folder.resolve(file.getFileName()));
            folder.toFile().deleteOnExit();
            kept.toFile().deleteOnExit();
            return kept;
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /** Runs ffmpeg with these arguments and a new file's name after them. */
    public Path make(String... arguments) {
        var file = folder.resolve("clip-" + number.incrementAndGet() + ".mp4");
        var all = new ArrayList<>(List.of(arguments));
        all.add(file.toString());
        try {
            var ended = ffmpeg.encode(all, AMPLE, done -> {});
            if (ended instanceof Exited exited && exited.succeeded()) {
                return file;
            }
            throw new IllegalStateException(ended.log());
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** What probing finds, whatever may be accepted. */
    public MediaInfo info(Probe probe, Path file) throws IOException, InterruptedException {
        if (probe.header(file) instanceof Probe.Header.Read read) {
            return MediaInfo.of(
                    read.report().picture().orElseThrow(), probe.packets(file).orElseThrow(), Files.size(file));
        }
        throw new IllegalStateException("unreadable: " + file);
    }

    public Path containing(byte[] bytes) {
        try {
            return Files.write(folder.resolve("clip-" + number.incrementAndGet() + ".mp4"), bytes);
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
