package anb.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import anb.Given;
import anb.RealParts;
import anb.problem.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Every hostile file is uploaded as players upload, and a few by the other doors; each is refused by the layer that it names,
 * none reaches a canary, and when all of them have been there the platform is as it was before. How many a few are:
 * {@code -Danb.hostile.sample=10}; each run takes others, by a seed, and prints the command that repeats it.
 */
@RealParts
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
@Timeout(600)
class HostileFilesTest {

    private static final Logger log = LoggerFactory.getLogger(HostileFilesTest.class);
    private static final int SAMPLE = Integer.getInteger("anb.hostile.sample", 10);
    private static final long SEED = Seed.OF_THIS_RUN;

    @TempDir
    static Path folder;

    @LocalServerPort
    int port;

    @Autowired
    Given given;

    @Autowired
    Ffmpeg ffmpeg;

    @Autowired
    Probe probe;

    @Autowired
    Leftovers leftovers;

    Canary canary;
    Clips clips;
    OddClips odd;
    Uploads uploads;
    List<HostileFile> corpus;
    long memoryBefore;
    Set<Path> tempBefore;
    final TreeSet<String> refusals = new TreeSet<>();

    @BeforeAll
    void corpus() throws IOException {
        canary = new Canary(folder);
        clips = new Clips(ffmpeg, folder);
        odd = new OddClips(clips);
        uploads = new Uploads(given, folder);
        var good = odd.good();
        corpus = new ArrayList<>(Disguises.at(canary));
        corpus.addAll(BrokenBoxes.of(canary, good, odd.indexFirst(), odd.fragmented()));
        corpus.addAll(HeaderBombs.of(good, odd.fragmented()));
        corpus.addAll(odd.refused());
        corpus.add(
                new HostileFile("nothing", "empty", () -> new byte[0], Layer.ADMISSION, Set.of(ErrorCode.EMPTY_FILE)));
        memoryBefore = leftovers.memory();
        tempBefore = leftovers.inTemp();
    }

    @AfterAll
    void end() throws IOException {
        canary.close();
    }

    @AfterEach
    void noCanaryIsReached() throws IOException {
        assertThat(canary.connections()).isZero();
        assertThat(canary.read()).isFalse();
    }

    Stream<HostileFile> refused() {
        return corpus.stream();
    }

    @Order(1)
    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void isRefusedByItsLayer(HostileFile file) throws Exception {
        var answer = uploads.send(file);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(400);
        assertThat(file.codes()).extracting(ErrorCode::code).contains(answer.code());
        assertThat(answer.body().path("detail").asString()).isNotBlank();
        assertThat(answer.raw().body()).doesNotContain(Canary.SECRET, folder.toString());
        assertThat(layer(uploads.file(file), answer.code())).isEqualTo(file.by());
        refusals.add(file.technique() + " | " + file.by());
    }

    /** By chance, and the same ones again with the same seed; also one that only a worker finds out. */
    @Order(2)
    @Test
    void aFewOfThemGetNoFurtherByTheOtherDoors() throws Exception {
        var sample = new ArrayList<>(corpus);
        sample.removeIf(file -> file.bytes().length == 0); // nothing cannot be announced
        Collections.shuffle(sample, new Random(SEED));
        var doors = new OtherDoors(uploads, port);
        log.info("to repeat it: {}", Seed.again(HostileFilesTest.class, SEED, "-Danb.hostile.sample=" + SAMPLE));
        for (var file : sample.subList(0, Math.min(SAMPLE, sample.size()))) {
            log.info("by the other doors, seed {}: {}", SEED, file);
            var path = uploads.file(file);
            // QuickTime may come in parts: what is refused for its brand by the form is then refused for what is in it
            doors.refuseInParts(
                    path,
                    code -> file.by() == Layer.CONTAINER
                            || file.codes().stream().anyMatch(any -> any.code().equals(code)));
            doors.refuseByThePage(path);
        }
        doors.refuseInParts(uploads.file(odd.givenUp().getFirst()), code -> false);
    }

    @Order(3)
    @Test
    void whatShowsOnlyWhenAllOfItIsDecodedIsGivenUpAndClipsThatOnlyTemptAreProcessed() throws Exception {
        var hostile = odd.givenUp();
        var harmless = odd.clipsAllTheSame(canary);
        var failing = hostile.stream().map(uploads::accepted).toList();
        var playing = harmless.stream().map(uploads::accepted).toList();

        for (int n = 0; n < hostile.size(); n++) {
            var end = failing.get(n).end();
            assertThat(end.path("status").asString())
                    .as("%s: %s", hostile.get(n), end)
                    .isEqualTo("failed");
            assertThat(hostile.get(n).codes())
                    .extracting(ErrorCode::code)
                    .contains(end.path("failure").path("code").asString());
            assertThat(end.path("failure").path("message").asString()).isNotBlank();
            refusals.add(hostile.get(n).technique() + " | " + Layer.PROCESSING);
        }
        for (int n = 0; n < harmless.size(); n++) {
            var end = playing.get(n).end();
            assertThat(end.path("status").asString())
                    .as("%s: %s", harmless.get(n), end)
                    .isEqualTo("processed");
        }
    }

    @Order(4)
    @Test
    void afterwardsThePlatformIsAsItWasBefore() throws Exception {
        uploads.remove();
        await().untilAsserted(() -> assertThat(leftovers.files()).isEmpty());
        await().untilAsserted(() -> assertThat(leftovers.children()).isEmpty());
        assertThat(leftovers.inTemp()).isSubsetOf(tempBefore);
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(leftovers.memory() - memoryBefore).isLessThan(100L << 20);
        });
        var again = uploads.accepted(clips.good());
        assertThat(again.end().path("status").asString()).isEqualTo("processed");
        uploads.remove();
    }

    @Order(5)
    @Test
    void theCorpusIsWide() throws IOException {
        assertThat(corpus).extracting(HostileFile::toString).doesNotHaveDuplicates();
        assertThat(corpus).extracting(file -> Arrays.hashCode(file.bytes())).doesNotHaveDuplicates();
        assertThat(corpus).hasSizeGreaterThanOrEqualTo(60);
        assertThat(refusals.stream()
                        .map(line -> line.replaceFirst(" \\|.*", ""))
                        .distinct())
                .hasSizeGreaterThanOrEqualTo(25);
        Files.write(Path.of("target", "hostile-files.txt"), refusals);
    }

    /** Without this, that nobody was seen would say nothing. */
    @Order(6)
    @Test
    void theCanariesNoticeWhoReachesThem() throws IOException {
        canary.assertThatItNotices();
    }

    /** Which layer it was: the first that would refuse the file by itself. */
    private Layer layer(Path file, String code) throws Exception {
        if (Files.size(file) > 0 && !Container.of(file).mp4()) {
            return Layer.CONTAINER;
        }
        if (!code.equals(ErrorCode.UNREADABLE.code()) && !code.equals(ErrorCode.NO_VIDEO_STREAM.code())) {
            return Layer.ADMISSION;
        }
        if (!(header(file) instanceof Probe.Header.Read read)
                || read.report().picture().isEmpty()) {
            return Layer.HEADER;
        }
        var packets = packets(file);
        return packets.isEmpty() || packets.get().cutOff() || packets.get().count() == 0
                ? Layer.PACKETS
                : Layer.DECODING;
    }

    /** Some want more memory than a child gets. */
    private Probe.Header header(Path file) throws Exception {
        try {
            return probe.header(file);
        } catch (Starved bomb) {
            return new Probe.Header.Unreadable(bomb.toString());
        }
    }

    private Optional<Packets> packets(Path file) throws Exception {
        try {
            return probe.packets(file);
        } catch (Starved bomb) {
            return Optional.empty();
        }
    }
}
