package anb.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import anb.RealParts;
import anb.media.Clips;
import anb.media.Containers;
import anb.media.Ended.Exited;
import anb.media.Ffmpeg;
import anb.media.Inspection;
import anb.media.MediaInfo;
import anb.media.Probe;
import anb.media.Verdict.Accepted;
import anb.media.Verdict.Refused;
import anb.problem.ErrorCode;
import anb.processing.Brand.Bumper;
import anb.processing.MarkedClip.Tones;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.util.FileSystemUtils;

/**
 * Every kind of clip that comes in, made with known marks, goes through the encoder, and the pixels that come out are
 * looked at. Leaves a table and a contact sheet of each in {@code target/media-matrix}; docs/media.md is that
 * table. Two clips are looked at at once, since most of it is ffmpeg with one thread.
 */
@RealParts
@Timeout(120)
class MediaMatrixTest {

    private static final Path SHEETS = Path.of("target/media-matrix");

    /** What all clips but one stand between: a second of bumpers instead of five makes the test half as long. */
    private static @Nullable Brand cutShort;

    /** What is noted of each clip, by its name. */
    private static final Map<String, Future<String>> ROWS = new HashMap<>();

    private static final ExecutorService LOOKERS = Executors.newFixedThreadPool(2);

    @TempDir
    static Path shared;

    @Autowired
    Ffmpeg ffmpeg;

    @Autowired
    Probe probe;

    @Autowired
    Inspection inspection;

    @Autowired
    Encoder encoder;

    @Autowired
    BrandAssets assets;

    @BeforeAll
    static void emptyTable() throws IOException {
        Files.createDirectories(SHEETS);
        Files.deleteIfExists(SHEETS.resolve("table.md"));
    }

    @AfterAll
    static void nobodyLooks() {
        LOOKERS.shutdownNow();
        ROWS.clear();
    }

    @BeforeEach
    void shortBumpers() throws Exception {
        if (cutShort == null) {
            var whole = assets.current();
            var cutter = new Clips(ffmpeg, shared);
            cutShort = new Brand(
                    whole.logo(), cut(cutter, whole.opening()), cut(cutter, whole.closing()), whole.fingerprint());
        }
    }

    private static Bumper cut(Clips cutter, Bumper bumper) {
        var whole = bumper.file().toString();
        var cut = cutter.make("-ss", "1.5", "-t", "0.5", "-i", whole, "-c:v", "libx264", "-crf", "10");
        return new Bumper(cut, MarkedClip.CUT_BUMPER, bumper.frameRate());
    }

    static Stream<MarkedClip> cameras() {
        return Cameras.all().stream();
    }

    @ParameterizedTest
    @MethodSource("cameras")
    void comesOutRight(MarkedClip clip) throws Exception {
        if (ROWS.isEmpty()) {
            cameras().forEach(each -> ROWS.put(each.name, LOOKERS.submit(() -> looked(each))));
        }
        var row = Objects.requireNonNull(ROWS.get(clip.name));
        assertThat(row).succeedsWithin(Duration.ofMinutes(2));
        Files.writeString(SHEETS.resolve("table.md"), row.get(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        MatrixRow.of(row.get().strip()).isWhatTheDocumentSays();
    }

    private String looked(MarkedClip clip) throws Exception {
        var place = Files.createDirectory(shared.resolve(fileName(clip)));
        try {
            return row(clip, new Clips(ffmpeg, place), place);
        } finally {
            FileSystemUtils.deleteRecursively(place);
        }
    }

    private String row(MarkedClip clip, Clips clips, Path place) throws Exception {
        var original = clip.make(clips, place);
        var info = clips.info(probe, original);
        isTakenIn(clips, original, info);
        var transcode = transcode(clip, original, info, place);

        assertThat(encoder.run(transcode, percent -> {}))
                .isInstanceOfSatisfying(
                        Exited.class,
                        ended -> assertThat(ended.succeeded()).as(ended.log()).isTrue());

        assertThat(encoder.faults(transcode)).isEmpty();
        var result = transcode.products().clip();
        int played = probe.packets(result).orElseThrow().count();
        assertThat(played).as("frames with bumpers").isCloseTo(clip.playedFrames(), within(1));
        var screening = new Screening(clips, clip, result, transcode.brand(), played);
        ImageIO.write(
                screening.contactSheet(), "png", SHEETS.resolve(fileName(clip)).toFile());
        assertThat(probed(info)).isEqualTo(clip.probed());
        var numbers = screening.numbers();
        assertThat(numbers.size()).as("frames").isCloseTo(clip.shownFrames(), within(1));
        assertThat(screening.missing()).as("corners that are not there").isEmpty();
        assertThat(screening.circleOff()).as("pixels of the circle").isLessThan(5);
        assertThat(screening.roundness()).as("circle").isBetween(0.98, 1.02);
        assertThat(screening.barsAtMost()).as("bars").isLessThan(12);
        assertThat(screening.wronglyMarked()).as("frames with a wrong mark").isEmpty();
        assertThat(screening.coloursOff()).as("colours").isLessThan(clip.tones() == Tones.STANDARD ? 14 : 12);
        var late = late(clip, numbers);
        assertThat(late).as("seconds early or late").isLessThanOrEqualTo(clip.slack());
        assertThat(screening.rampOff())
                .as("ramp %s", screening.ramp())
                .isLessThan(clip.tones() == Tones.STANDARD ? 5 : 9);
        assertThat(clip.carried()).as("in what came in").allMatch(bytes(original)::contains);
        assertThat(bytes(result)).doesNotContain("Phone 99", "+04.7110", "074.0721", "soun", "tmcd");
        return row(clip, info, screening, late);
    }

    /**
     * The door wants 20 s, so it is shown the clip as often as that takes, in a file that is written anew: where an index lies,
     * and edits, are not what they were, and neither is how long it lasts. What is too small for it comes out right all the same.
     */
    private void isTakenIn(Clips clips, Path original, MediaInfo info) {
        long more = Math.max(0, (long) Math.ceil(21_000.0 / info.duration().toMillis()) - 1);
        var longer = clips.make(
                "-stream_loop", Long.toString(more), "-i", original.toString(), "-map", "0:V:0", "-c", "copy");
        var verdict = inspection.inspect(longer, longer.toFile().length(), Containers.MP4);
        if (Math.max(info.width(), info.height()) < 1920) {
            assertThat(verdict)
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.RESOLUTION_TOO_LOW));
        } else {
            assertThat(verdict)
                    .isInstanceOfSatisfying(
                            Accepted.class,
                            accepted -> assertThat(accepted.info())
                                    .usingRecursiveComparison()
                                    .ignoringFields("duration", "frameRate", "sizeBytes")
                                    .isEqualTo(info));
        }
    }

    private static String bytes(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }

    private static String probed(MediaInfo info) {
        return "%s %s, %d×%d".formatted(info.codec(), info.pixelFormat(), info.width(), info.height());
    }

    private Transcode transcode(MarkedClip clip, Path original, MediaInfo info, Path place) throws Exception {
        var products =
                new Products(place.resolve("out.mp4"), place.resolve("poster.jpg"), place.resolve("thumbnail.jpg"));
        var brand = clip.isBetweenWholeBumpers() ? assets.current() : Objects.requireNonNull(cutShort);
        return new Transcode(encoder.settings(), info, original, brand, products);
    }

    /** Most seconds by which a frame shows another moment than its own; also when time runs backwards. */
    private static double late(MarkedClip clip, List<Integer> numbers) {
        assertThat(numbers).isSorted();
        assertThat(numbers.getFirst()).as("first number").isEqualTo(clip.first());
        return IntStream.range(0, numbers.size())
                .mapToDouble(frame -> Math.abs(clip.secondsOfNumber(numbers.get(frame) - clip.first())
                        - (double) frame / Broadcast.FRAME_RATE))
                .max()
                .orElseThrow();
    }

    private static String row(MarkedClip clip, MediaInfo info, Screening screening, double late) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %.3f | ±%d | ±%d | %.0f ms |%n",
                clip,
                probed(info),
                screening.roundness(),
                screening.rampOff(),
                screening.coloursOff(),
                1000 * late);
    }

    private static String fileName(MarkedClip clip) {
        return clip.name.replaceAll("[^\\p{L}\\d]+", "-") + ".png";
    }
}
