package anb.processing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;

/** Commands of ffmpeg, run bare: our graph, parts and neighbours of it, and what earlier systems did. */
final class Pipelines {

    private static final String MEDIUM = "-an -c:v libx264 -preset medium -crf 23 -pix_fmt yuv420p";
    private static final long MOST_MEGABITS = 660;
    /** Below it, what was compared is not the same clip in the same colours. */
    private static final double LEAST_XPSNR = 25;

    /** Says of a picture what it is; what says nothing would be converted to another one's colours where the two meet. */
    private static final String COLOURS = "setparams=range=tv:colorspace=bt709:color_primaries=bt709:color_trc=bt709,";

    private static final String MARK = "overlay=x=W-w-36:y=36";
    private static final String NONE = "–";
    private static final Pattern SSIM = Pattern.compile("SSIM .*All:([0-9.]+)");
    private static final Pattern XPSNR = Pattern.compile("XPSNR +y: ([0-9.]+)");

    private final String program;
    private final String libraries;
    private final Path folder;
    private final Brand brand;

    Pipelines(Environment settings, Path folder, Brand brand) {
        this.program = settings.getRequiredProperty("anb.media.ffmpeg");
        this.libraries = settings.getProperty("anb.media.library-path", "");
        this.folder = folder;
        this.brand = brand;
    }

    /** One or more commands, one after the other. {@code makes}: there is a clip to look at afterwards. */
    record Pipeline(String name, boolean makes, Work work) {

        interface Work {
            void run() throws IOException, InterruptedException;
        }

        void run() throws IOException, InterruptedException {
            work.run();
        }
    }

    Pipeline ours(String name, Transcode transcode) {
        return new Pipeline(name, true, () -> run(transcode.arguments()));
    }

    /** The same with another of ffmpeg's scalers. */
    Pipeline scaled(String scaler, Transcode transcode) {
        var arguments = transcode.arguments().stream()
                .map(argument -> argument.replace("flags=bicubic", "flags=" + scaler))
                .toList();
        return new Pipeline("the same, scaled " + scaler, true, () -> run(arguments));
    }

    Pipeline decodeOnly(Path original) {
        return new Pipeline("decoding 30 s", false, () -> command("-threads 1 -i FILE -map 0:v -f null -", original));
    }

    /** The first of the earlier systems: cut and mark at 1080p, then join, at 1080p again. */
    Pipeline twoPasses(Path original, Path out) {
        return new Pipeline("two passes at 1080p, medium", true, () -> {
            var marked = folder.resolve("marked.mp4");
            command(
                    "-i FILE -i FILE -t 30 -filter_complex"
                            + " [1]scale=330:-1,colorchannelmixer=aa=0.55[l];[0][l]overlay=x=W-w-54:y=54 "
                            + MEDIUM + " FILE",
                    original,
                    brand.logo(),
                    marked);
            joined(marked, "1920:1080", out);
        });
    }

    /** The second: cut, scale, mark and join, each encoded. */
    Pipeline fourPasses(Path original, Path out) {
        return new Pipeline("four passes, medium", true, () -> {
            var cut = folder.resolve("cut.mp4");
            var scaled = folder.resolve("scaled.mp4");
            var marked = folder.resolve("marked.mp4");
            command("-i FILE -t 30 " + MEDIUM + " FILE", original, cut);
            command("-i FILE -vf scale=1280:720 " + MEDIUM + " FILE", cut, scaled);
            command(
                    "-i FILE -i FILE -filter_complex [1]colorchannelmixer=aa=0.55[l];[0][l]" + MARK + " " + MEDIUM
                            + " FILE",
                    scaled,
                    brand.logo(),
                    marked);
            joined(marked, "1280:720", out);
        });
    }

    private void joined(Path clip, String size, Path out) throws IOException, InterruptedException {
        var each = COLOURS + "scale=" + size + ",setsar=1,fps=30,format=yuv420p";
        command(
                "-i FILE -i FILE -i FILE -filter_complex [0]" + each + "[a];[1]" + each + "[b];[2]" + each
                        + "[c];[a][b][c]concat=n=3:v=1:a=0 " + MEDIUM + " FILE",
                brand.opening().file(),
                clip,
                brand.closing().file(),
                out);
    }

    /**
     * Detail and noise everywhere, harder than what phones send: 12 Mbit/s for 1080p, and in proportion, but no more than an
     * upload may have when the encoder exceeds it.
     */
    Path hard(int seconds, int height) throws IOException, InterruptedException {
        var file = folder.resolve("hard-%d-%d.mp4".formatted(seconds, height));
        hard(seconds, height, megabits(seconds, height), file);
        return file;
    }

    /** As hard, but two seconds over and over: to make all of it would take minutes. */
    Path hardRepeated(int seconds, int height) throws IOException, InterruptedException {
        long megabits = megabits(seconds, height);
        var part = folder.resolve("part-%d-%d.mp4".formatted(height, megabits));
        if (!Files.exists(part)) {
            hard(2, height, megabits, part);
        }
        return repeated(part, seconds, folder.resolve("repeated-%d-%d.mp4".formatted(seconds, height)));
    }

    private void hard(int seconds, int height, long megabits, Path file) throws IOException, InterruptedException {
        command(
                "-f lavfi -i testsrc2=s=%1$dx%2$d:r=30,noise=alls=6:allf=t -t %3$d -c:v libx264 -preset ultrafast -pix_fmt yuv420p"
                                .formatted(height * 16 / 9, height, seconds)
                        + " -b:v %1$dM -maxrate %1$dM -bufsize %1$dM FILE".formatted(megabits),
                file);
    }

    private Path repeated(Path part, int seconds, Path file) throws IOException, InterruptedException {
        command("-stream_loop %d -i FILE -c copy FILE".formatted(seconds / 2 - 1), part, file);
        return file;
    }

    private static long megabits(int seconds, int height) {
        return Math.min(Math.round(12.0 * height * height / (1080 * 1080)), MOST_MEGABITS / seconds);
    }

    /** As hard, but as iPhones record: HEVC of ten bits in HLG. Two seconds over and over, too. */
    Path hardHevc(int seconds, int height) throws IOException, InterruptedException {
        long megabits = megabits(seconds, height);
        var part = folder.resolve("hevc-part-%d-%d.mp4".formatted(height, megabits));
        if (!Files.exists(part)) {
            command(
                    ("-f lavfi -i"
                                    + " testsrc2=s=%1$dx%2$d:r=30,noise=alls=6:allf=t,scale=out_color_matrix=bt2020:out_range=tv,format=yuv420p10le"
                                    + " -t 2 -c:v libx265 -preset ultrafast -tag:v hvc1 -b:v %3$dM -x265-params"
                                    + " log-level=error:bframes=0:range=limited:colorprim=bt2020:transfer=arib-std-b67:colormatrix=bt2020nc"
                                    + " FILE")
                            .formatted(height * 16 / 9, height, megabits),
                    part);
        }
        return repeated(part, seconds, folder.resolve("hevc-%d-%d.mp4".formatted(seconds, height)));
    }

    /** The clip at 720p with its mark, without loss. */
    Path reference(Path original) throws IOException, InterruptedException {
        var file = folder.resolve("reference.mkv");
        command(
                "-i FILE -i FILE -t 30 -filter_complex"
                        + " [0]scale=1280:720:flags=lanczos[v];[1]colorchannelmixer=aa=0.55[l];[v][l]"
                        + MARK + ",format=yuv420p -an -c:v libx264 -preset ultrafast -qp 0 FILE",
                original,
                brand.logo(),
                file);
        return file;
    }

    /** Makes a clip by our graph; what is between its bumpers, as it is. */
    Path between(Transcode ours) throws IOException, InterruptedException {
        run(ours.arguments());
        var file = folder.resolve("between.mkv");
        command(
                "-i FILE -vf trim=start_frame=75:end_frame=975,setpts=PTS-STARTPTS -an -c:v libx264 -preset ultrafast -qp 0 FILE",
                ours.products().clip(),
                file);
        return file;
    }

    /** Frame after frame. */
    private static final String ALIKE = "settb=1/30,setpts=N," + COLOURS;

    /**
     * SSIM and XPSNR (luma) of the clip between the bumpers, frame by frame, at 720p.
     *
     * @throws IllegalStateException when they differ by so much that something else than the encoding was measured
     */
    String quality(Path made, Path reference) throws IOException, InterruptedException {
        var log = output(arguments(
                "-loglevel info -i FILE -i FILE -lavfi [0:v]trim=start_frame=75:end_frame=975," + ALIKE
                        + "scale=1280:720:flags=lanczos,split[a][b];[1:v]" + ALIKE
                        + "split[c][d];[a][c]ssim;[b][d]xpsnr"
                        + " -f null -",
                made,
                reference));
        var xpsnr = found(XPSNR, log);
        if (!xpsnr.equals(NONE) && Double.parseDouble(xpsnr) < LEAST_XPSNR) {
            throw new IllegalStateException(made + " has an XPSNR of " + xpsnr + ": colours or frames are others");
        }
        return found(SSIM, log) + " | " + xpsnr;
    }

    private static String found(Pattern pattern, String log) {
        var match = pattern.matcher(log);
        return match.find() ? match.group(1) : NONE;
    }

    private void command(String line, Path... files) throws IOException, InterruptedException {
        run(arguments(line, files));
    }

    private void run(List<String> arguments) throws IOException, InterruptedException {
        output(arguments);
    }

    /** Words, of which each {@code FILE} is the next of the files. */
    private static List<String> arguments(String line, Path... files) {
        var next = List.of(files).iterator();
        return Stream.of(line.split(" ", -1))
                .map(word -> word.equals("FILE") ? next.next().toString() : word)
                .toList();
    }

    private String output(List<String> arguments) throws IOException, InterruptedException {
        var log = folder.resolve("ffmpeg.log");
        var command = new ArrayList<>(List.of(program, "-nostdin", "-hide_banner", "-nostats", "-y"));
        if (!arguments.contains("-loglevel")) {
            command.addAll(List.of("-loglevel", "warning"));
        }
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("LD_LIBRARY_PATH", libraries);
        int code = builder.start().waitFor();
        if (code != 0) {
            throw new IOException(command + " ended with " + code + ": " + Files.readString(log));
        }
        return Files.readString(log);
    }
}
