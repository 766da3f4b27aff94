package anb.demo;

import anb.media.Ended;
import anb.media.Ffmpeg;
import anb.media.RunLimits;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private static final int PICTURES_PER_KEY = 200;

    /** Of about 408: a second key frame is among them, which is what an inspection sees of the end. */
    private static final int KEPT = 240;

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
                        "-c:v",
                        "libx264",
                        "-preset",
                        "ultrafast",
                        "-g",
                        "" + PICTURES_PER_KEY,
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

    /**
     * Spoils a drawn clip so that it is accepted, and no broadcast can be made of it: from some picture on nothing decodes.
     * In a file of ffmpeg's the pictures lie one behind the other in {@code mdat}, and their sizes in {@code stsz} (ISO
     * 14496-12, 8.7.3) behind it.
     */
    void spoil(Path file) throws IOException {
        var bytes = Files.readAllBytes(file);
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        int from = text.indexOf("mdat") + Integer.BYTES;
        int index = text.lastIndexOf("moov") - Integer.BYTES;
        var sizes = ByteBuffer.wrap(bytes).position(text.indexOf("stsz", index) + 4 * Integer.BYTES);
        for (int picture = 0; picture < KEPT; picture++) {
            from += sizes.getInt();
        }
        Arrays.fill(bytes, from, index, (byte) NO_LENGTH);
        Files.write(file, bytes);
    }
}
