package anb.processing;

import anb.media.Clips;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Decoded frames of a clip, or of one part of its picture. */
final class Frames {

    private final int left;
    private final int top;
    private final int width;
    private final int height;
    private final byte[] pixels;

    private Frames(int left, int top, int width, int height, byte[] pixels) {
        this.left = left;
        this.top = top;
        this.width = width;
        this.height = height;
        this.pixels = pixels;
    }

    /** Every frame of a part of the picture. */
    static Frames part(Clips clips, Path clip, int left, int top, int width, int height) throws IOException {
        var filters = "crop=%d:%d:%d:%d:exact=1,".formatted(width, height, left, top);
        return new Frames(left, top, width, height, decoded(clips, clip, filters));
    }

    /** Some frames, whole; {@code chosen} is an expression of ffmpeg's {@code select}. */
    static Frames whole(Clips clips, Path clip, String chosen) throws IOException {
        var pixels = decoded(clips, clip, "select='" + chosen + "',");
        return new Frames(0, 0, Broadcast.WIDTH, Broadcast.HEIGHT, pixels);
    }

    private static byte[] decoded(Clips clips, Path clip, String filters) throws IOException {
        var file = clips.make(
                "-i",
                clip.toString(),
                "-vf",
                filters + "scale=in_color_matrix=bt709:in_range=tv,format=rgb24",
                "-fps_mode",
                "passthrough",
                "-f",
                "rawvideo");
        try {
            return Files.readAllBytes(file);
        } finally {
            Files.delete(file);
        }
    }

    int count() {
        return pixels.length / (width * height * 3);
    }

    /** Mean of the nine pixels around one. */
    Color colour(int frame, int x, int y) {
        var sums = new int[3];
        for (int down = -1; down <= 1; down++) {
            for (int across = -1; across <= 1; across++) {
                int at = at(
                        frame,
                        Math.clamp(x + across, left, left + width - 1),
                        Math.clamp(y + down, top, top + height - 1));
                for (int channel = 0; channel < 3; channel++) {
                    sums[channel] += pixels[at + channel] & 255;
                }
            }
        }
        return new Color(sums[0] / 9, sums[1] / 9, sums[2] / 9);
    }

    /** Of one pixel, 0–255. */
    int brightness(int frame, int x, int y) {
        int at = at(frame, x, y);
        return ((pixels[at] & 255) + (pixels[at + 1] & 255) + (pixels[at + 2] & 255)) / 3;
    }

    /** Mean difference in brightness between two frames of the same part. */
    double difference(int frame, Frames other, int otherFrame) {
        long sum = 0;
        for (int y = top; y < top + height; y++) {
            for (int x = left; x < left + width; x++) {
                sum += Math.abs(brightness(frame, x, y) - other.brightness(otherFrame, x, y));
            }
        }
        return (double) sum / (width * height);
    }

    BufferedImage image(int frame) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = top; y < top + height; y++) {
            for (int x = left; x < left + width; x++) {
                int at = at(frame, x, y);
                image.setRGB(
                        x - left,
                        y - top,
                        ((pixels[at] & 255) << 16) | ((pixels[at + 1] & 255) << 8) | (pixels[at + 2] & 255));
            }
        }
        return image;
    }

    private int at(int frame, int x, int y) {
        return ((frame * height + y - top) * width + x - left) * 3;
    }
}
