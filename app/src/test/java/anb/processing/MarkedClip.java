package anb.processing;

import anb.media.Clips;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A short clip of the {@link TestCard}, as one kind of camera would write it, and what to expect of the result. */
final class MarkedClip {

    private static final String BT709 = "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p,"
            + "setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709";

    /** How the ramp of greys and the colours of the corners are judged. */
    enum Tones {
        STANDARD,
        HLG,
        PQ
    }

    final String name;
    final TestCard card;
    final int rate;

    private int same = 1;
    private double seconds = 1;
    private Tones tones = Tones.STANDARD;
    private int first;
    private double slack;
    private List<String> picture = List.of(BT709);
    private List<String> encoder = List.of("-c:v", "libx264", "-preset", "ultrafast", "-crf", "12");
    private List<String> beside = List.of();
    private List<String> rewrite = List.of();

    /**
     * @param name its row in docs/media.md
     * @param width as it shall be seen
     * @param rate frames a second
     */
    MarkedClip(String name, int width, int height, int rate) {
        this.name = name;
        this.card = new TestCard(width, height);
        this.rate = rate;
        this.slack = rate == Broadcast.FRAME_RATE ? 0.001 : 1.0 / Broadcast.FRAME_RATE + 1.0 / rate;
    }

    /** Filters from the drawn frames to the coded picture. */
    MarkedClip picture(String... filters) {
        this.picture = List.of(filters);
        return this;
    }

    /** Filters after the conversion to BT.709. */
    MarkedClip turned(String... filters) {
        this.picture = with(picture, filters);
        return this;
    }

    MarkedClip encoder(String... options) {
        this.encoder = List.of(options);
        return this;
    }

    MarkedClip options(String... options) {
        this.encoder = with(encoder, options);
        return this;
    }

    /** Inputs of sound and other pictures. */
    MarkedClip beside(String... options) {
        this.beside = List.of(options);
        return this;
    }

    /** What is done to the file afterwards; {@code FILE} stands for it. */
    MarkedClip rewrite(String... options) {
        this.rewrite = List.of(options);
        return this;
    }

    MarkedClip seconds(double length) {
        this.seconds = length;
        return this;
    }

    /** Frames in succession with the same number. */
    MarkedClip same(int frames) {
        this.same = frames;
        return this;
    }

    MarkedClip tones(Tones expected) {
        this.tones = expected;
        return this;
    }

    /** The number on the first frame that is to be seen. */
    MarkedClip first(int number) {
        this.first = number;
        return this;
    }

    /** Seconds by which a frame may come early or late. */
    MarkedClip slack(double allowed) {
        this.slack = allowed;
        return this;
    }

    Tones tones() {
        return tones;
    }

    int first() {
        return first;
    }

    double slack() {
        return slack;
    }

    double secondsOfNumber(int number) {
        return (double) number * same / rate;
    }

    Path make(Clips clips, Path folder) throws IOException {
        var drawn = card.draw(folder.resolve("card.png")).toString();
        var arguments =
                new ArrayList<>(List.of("-loop", "1", "-framerate", "" + rate, "-t", "" + seconds, "-i", drawn));
        arguments.addAll(beside);
        arguments.addAll(List.of("-vf", String.join(",", with(card.counter(same), picture.toArray(String[]::new)))));
        arguments.addAll(encoder);
        var file = clips.make(arguments.toArray(String[]::new)).toString();
        return rewrite.isEmpty()
                ? Path.of(file)
                : clips.make(rewrite.stream()
                        .map(option -> option.equals("FILE") ? file : option)
                        .toArray(String[]::new));
    }

    @Override
    public String toString() {
        return name;
    }

    private static List<String> with(List<String> some, String... more) {
        var all = new ArrayList<>(some);
        all.addAll(List.of(more));
        return all;
    }
}
