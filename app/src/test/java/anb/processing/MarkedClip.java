package anb.processing;

import anb.media.Clips;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A short clip of the {@link TestCard}, as one kind of camera would write it, and what to expect of the result. */
final class MarkedClip {

    private static final String BT709 = "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p,"
            + "setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709";

    private static final Pattern FORMAT = Pattern.compile(".*format=(\\w+)");

    /** ffmpeg has names of their own for pictures of full range with 8 bits. */
    private static final Map<String, String> FULL_RANGE_NAMES = Map.of("yuv420p", "yuvj420p");

    /** What is left of an opening or closing that is cut short. */
    static final Duration CUT_BUMPER = Duration.ofMillis(500);

    /** How the greys of the ramp and the pale patch are judged; only what is not mapped keeps the colours of the corners. */
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
    private double shown = 1;
    private Tones tones = Tones.STANDARD;
    private int first;
    private double slack;
    private boolean wholeBumpers;
    private List<String> picture = List.of(BT709);
    private List<String> encoder = List.of("-c:v", "libx264", "-preset", "ultrafast", "-crf", "12");
    private List<String> beside = List.of();
    private List<String> rewrite = List.of();
    private List<String> carried = List.of();

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
        this.shown = length;
        return this;
    }

    /** Seconds of it that are to be seen, where that is not all. */
    MarkedClip shown(double length) {
        this.shown = length;
        return this;
    }

    /** Bytes that are in the file and in no result: of tracks and tags. */
    MarkedClip carries(String... texts) {
        this.carried = List.of(texts);
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

    /** Opening and closing as they go out; of the others half a second does. */
    MarkedClip betweenWholeBumpers() {
        this.wholeBumpers = true;
        return this;
    }

    Tones tones() {
        return tones;
    }

    boolean isBetweenWholeBumpers() {
        return wholeBumpers;
    }

    int first() {
        return first;
    }

    double slack() {
        return slack;
    }

    int shownFrames() {
        return (int) Math.round(shown * Broadcast.FRAME_RATE);
    }

    /** Of the whole result, bumpers included. */
    int playedFrames() {
        return shownFrames() + 2 * Broadcast.frames(wholeBumpers ? Broadcast.LONGEST_BUMPER : CUT_BUMPER);
    }

    List<String> carried() {
        return carried;
    }

    /** What probing the file finds, as its row in docs/media.md says: the format is that of the last filter. */
    String probed() {
        var filters = String.join(",", picture);
        var format = FORMAT.matcher(filters);
        var coded = format.lookingAt() ? format.group(1) : "";
        return "%s %s, %d×%d"
                .formatted(
                        encoder.contains("libx265") ? "hevc" : "h264",
                        filters.contains("range=pc") ? FULL_RANGE_NAMES.getOrDefault(coded, coded) : coded,
                        card.width(),
                        card.height());
    }

    double secondsOfNumber(int number) {
        return (double) number * same / rate;
    }

    Path make(Clips clips, Path folder) throws IOException {
        var drawn = card.draw(folder.resolve("card.png")).toString();
        var arguments = new ArrayList<>(List.of("-framerate", "" + rate, "-i", drawn));
        arguments.addAll(beside);
        arguments.addAll(List.of("-vf", String.join(",", filters())));
        arguments.addAll(encoder);
        var file = clips.make(arguments.toArray(String[]::new)).toString();
        return rewrite.isEmpty()
                ? Path.of(file)
                : clips.make(rewrite.stream()
                        .map(option -> option.equals("FILE") ? file : option)
                        .toArray(String[]::new));
    }

    /** The card is read once and shown again and again: to read it for each frame takes longer than all else. */
    private List<String> filters() {
        var filters = new ArrayList<String>();
        filters.add("loop=%d:1,setpts=N/(%d*TB)".formatted(Math.round(seconds * rate) - 1, rate));
        filters.addAll(card.counter(same));
        filters.addAll(picture);
        return filters;
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
