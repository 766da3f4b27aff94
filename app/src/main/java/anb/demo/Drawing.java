package anb.demo;

import anb.media.Ended;
import anb.media.Ffmpeg;
import anb.media.RunLimits;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** Makes clips as short as the contest allows. */
@Component
class Drawing {

    private static final RunLimits LIMITS =
            new RunLimits(Duration.ofMinutes(5), Duration.ofMinutes(5), DataSize.ofMegabytes(100));

    /** What is left whole at either end is what an upload is judged by; most of the rest must be lost to make it fail. */
    private static final double SPOILED_FROM = 0.06, SPOILED_UNTIL = 0.82;

    private static final int NO_LENGTH = 0xFF;

    private final Ffmpeg ffmpeg;

    Drawing(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    /**
     * Draws a clip of a player's number into a file.
     *
     * @param take tells several clips of one player apart
     */
    void draw(int number, int take, Path file) throws IOException, InterruptedException {
        var ended = ffmpeg.encode(
                List.of(
                        "-f",
                        "lavfi",
                        "-i",
                        Court.floor(number, take),
                        "-f",
                        "lavfi",
                        "-i",
                        Court.ball(),
                        "-filter_complex",
                        Court.play(number, take),
                        "-t",
                        "20.4",
                        "-r",
                        "25",
                        "-c:v",
                        "libx264",
                        "-preset",
                        "ultrafast",
                        "-g",
                        "25",
                        "-pix_fmt",
                        "yuv420p",
                        "-y",
                        file.toString()),
                LIMITS,
                frames -> {});
        if (!(ended instanceof Ended.Exited exited && exited.succeeded())) {
            throw new IOException("no clip was drawn: " + ended.log());
        }
    }

    /** Spoils a drawn clip so that it is accepted, and no broadcast can be made of it. */
    void spoil(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            long from = (long) (channel.size() * SPOILED_FROM);
            var noise = new byte[(int) ((long) (channel.size() * SPOILED_UNTIL) - from)];
            Arrays.fill(noise, (byte) NO_LENGTH);
            channel.write(ByteBuffer.wrap(noise), from);
        }
    }
}
