import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** Draws a bumper frame by frame, with motion blur, and hands the frames to ffmpeg. */
final class Film {

    static final int WIDTH = 1280;
    static final int HEIGHT = 720;
    static final int RATE = 30;
    static final int FRAMES = 75;

    /** Pictures averaged into one frame, spread over half of its time as by a 180° shutter. */
    private static final int EXPOSURES = 10;

    private Film() {}

    /** Seconds from the beginning go to {@code scene} with the canvas to draw on. */
    static void shoot(String ffmpeg, Path target, BiConsumer<BufferedImage, Double> scene)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(ffmpeg, "-y", "-loglevel", "error", "-f", "rawvideo"));
        command.addAll(List.of("-pix_fmt", "rgb24", "-s", WIDTH + "x" + HEIGHT, "-r", "" + RATE, "-i", "-"));
        command.addAll(List.of("-vf", "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p"));
        command.addAll(List.of("-c:v", "libx264", "-preset", "veryslow", "-crf", "21", "-profile:v", "high"));
        command.addAll(List.of("-color_primaries", "bt709", "-color_trc", "bt709", "-colorspace", "bt709"));
        command.addAll(List.of("-color_range", "tv", "-movflags", "+faststart", "-map_metadata", "-1"));
        command.addAll(List.of("-fflags", "+bitexact", target.toString()));
        var encoder = new ProcessBuilder(command)
                .inheritIO()
                .redirectInput(ProcessBuilder.Redirect.PIPE)
                .start();
        try (var out = encoder.getOutputStream()) {
            for (int frame = 0; frame < FRAMES; frame++) {
                write(expose(frame, scene), out);
            }
        }
        if (encoder.waitFor() != 0) {
            throw new IOException("ffmpeg failed");
        }
    }

    private static float[] expose(int frame, BiConsumer<BufferedImage, Double> scene) {
        var sum = new float[WIDTH * HEIGHT * 3];
        for (int exposure = 0; exposure < EXPOSURES; exposure++) {
            var canvas = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
            scene.accept(canvas, (frame + 0.5 * exposure / EXPOSURES) / RATE);
            var pixels = ((DataBufferInt) canvas.getRaster().getDataBuffer()).getData();
            for (int i = 0; i < pixels.length; i++) {
                sum[3 * i] += (pixels[i] >> 16) & 255;
                sum[3 * i + 1] += (pixels[i] >> 8) & 255;
                sum[3 * i + 2] += pixels[i] & 255;
            }
        }
        return sum;
    }

    /** A little noise, the same every time, keeps dark gradients from banding. */
    private static void write(float[] sum, OutputStream out) throws IOException {
        var bytes = new byte[sum.length];
        int noise = 12345;
        for (int i = 0; i < sum.length; i++) {
            noise = noise * 1_103_515_245 + 12_345;
            float dither = ((noise >>> 16) & 255) / 255f - 0.5f;
            bytes[i] = (byte) Math.clamp(Math.round(sum[i] / EXPOSURES + dither), 0, 255);
        }
        out.write(bytes);
    }
}
