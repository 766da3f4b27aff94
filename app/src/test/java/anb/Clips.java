package anb;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.env.Environment;

/** Clips made by the bundled ffmpeg; each is made once a run of the tests. */
public final class Clips {

    private static final Map<String, Path> MADE = new ConcurrentHashMap<>();

    private static final int LARGE = 20 << 20;

    private final Environment settings;

    public Clips(Environment settings) {
        this.settings = settings;
    }

    /** What a phone sends: 20 s of 1080p with sound, a few megabytes. */
    public Path phone() {
        return withSound("phone", 30);
    }

    /** As long and as large, of few pictures: to make its broadcast clip costs a fraction of the time. */
    public Path good() {
        return withSound("good", 5);
    }

    private Path withSound(String name, int framesPerSecond) {
        var picture = "testsrc2=s=1920x1080:r=" + framesPerSecond;
        return make(name, picture, 20, "-f", "lavfi", "-i", "sine=frequency=440", "-shortest");
    }

    /** Too short by eight seconds. */
    public Path twelveSeconds() {
        return make("12s", "testsrc2=s=1920x1080:r=10", 12);
    }

    /** Too long by ten seconds. */
    public Path seventySeconds() {
        return make("70s", "testsrc2=s=1920x1080:r=1", 70);
    }

    /** Long enough, and smaller than it has to be. */
    public Path small() {
        return make("720p", "testsrc2=s=1280x720:r=10", 20);
    }

    /** What an iPhone records: the good clip under QuickTime's brand. */
    public Path quickTime() {
        String good = good().toString();
        return MADE.computeIfAbsent("quicktime", n -> {
            try {
                Path file = Files.createTempDirectory("anb-clips-").resolve("IMG_4711.MOV");
                file.toFile().deleteOnExit();
                run(List.of(
                        settings.getRequiredProperty("anb.media.ffmpeg"),
                        "-nostdin",
                        "-loglevel",
                        "error",
                        "-i",
                        good,
                        "-c",
                        "copy",
                        "-f",
                        "mov",
                        file.toString()));
                return file;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** The same in three parts of an upload: behind it stands a box of nothing (ISO/IEC 14496-12, 8.1.2). */
    public Path large() {
        Path good = good();
        return MADE.computeIfAbsent("large", n -> {
            try {
                Path file = Files.createTempDirectory("anb-clips-").resolve("large.mp4");
                file.toFile().deleteOnExit();
                Files.copy(good, file);
                try (var box = new RandomAccessFile(file.toFile(), "rw")) {
                    int clip = (int) box.length();
                    box.seek(clip);
                    box.writeInt(LARGE - clip);
                    box.writeBytes("free");
                    box.setLength(LARGE);
                }
                return file;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private Path make(String name, String picture, int seconds, String... more) {
        return MADE.computeIfAbsent(name, n -> {
            try {
                Path file = Files.createTempDirectory("anb-clips-").resolve(n + ".mp4");
                file.toFile().deleteOnExit();
                List<String> command = new ArrayList<>(List.of(
                        settings.getRequiredProperty("anb.media.ffmpeg"), "-nostdin", "-loglevel", "error", "-y"));
                command.addAll(List.of("-f", "lavfi", "-i", picture));
                command.addAll(List.of(more));
                command.addAll(List.of("-t", "" + seconds, "-c:v", "libx264", "-preset", "ultrafast"));
                command.addAll(List.of("-pix_fmt", "yuv420p", "-b:v", "2M", file.toString()));
                run(command);
                return file;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void run(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().put("LD_LIBRARY_PATH", settings.getProperty("anb.media.library-path", ""));
        try {
            int code = builder.start().waitFor();
            if (code != 0) {
                throw new IllegalStateException("ffmpeg ended with " + code + ": " + command);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
