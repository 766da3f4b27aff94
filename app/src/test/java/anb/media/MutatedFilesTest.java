package anb.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import anb.Given;
import anb.RealParts;
import anb.media.Verdict.Accepted;
import anb.media.Verdict.Refused;
import anb.media.Verdict.Undecided;
import anb.problem.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Good clips with a lure behind, spoiled by chance, all of them judged in this process. How many, how many of those that
 * are accepted are uploaded and waited for, and how many of a hundred are uploaded at least, refused ones among them:
 * {@code -Danb.mutations=500 -Danb.mutations.uploaded=50 -Danb.mutations.percent=25}. Each run has another seed and
 * prints the command that repeats it.
 */
@RealParts
class MutatedFilesTest {

    private static final Logger log = LoggerFactory.getLogger(MutatedFilesTest.class);
    private static final int COUNT = Integer.getInteger("anb.mutations", 20);
    private static final int UPLOADED = Integer.getInteger("anb.mutations.uploaded", 2);
    private static final int PERCENT = Integer.getInteger("anb.mutations.percent", 20);
    private static final long SEED = Seed.OF_THIS_RUN;

    /** However long the names in it are this time, a seed means the same places of a file. */
    private static final int LURE_BYTES = 1024;

    /** As many as both cores render meanwhile, and a player may have waiting. */
    private static final int AT_ONCE = 10;

    @TempDir
    Path folder;

    @Autowired
    Given given;

    @Autowired
    Inspection inspection;

    @Autowired
    Ffmpeg ffmpeg;

    @Autowired
    Leftovers leftovers;

    Canary canary;
    Uploads uploads;
    List<Mp4> clips;
    long memoryBefore;
    Set<Path> tempBefore;
    final Map<ErrorCode, Integer> refusals = new EnumMap<>(ErrorCode.class);
    final Map<String, Integer> ends = new TreeMap<>();

    @BeforeEach
    void clips() throws IOException {
        canary = new Canary(folder);
        uploads = new Uploads(given, folder);
        var lure = ("#EXTM3U\n#EXTINF:30,\nfile://" + canary.path() + "\n" + canary.url() + "\n").getBytes(ISO_8859_1);
        var odd = new OddClips(new Clips(ffmpeg, folder));
        clips = Stream.of(odd.good(), odd.indexFirst(), odd.fragmented())
                .map(clip -> new Mp4(Mp4.join(clip.bytes(), Mp4.box("free", Arrays.copyOf(lure, LURE_BYTES)))))
                .toList();
        memoryBefore = leftovers.memory();
        tempBefore = leftovers.inTemp();
    }

    @AfterEach
    void noCanaryIsReached() throws IOException {
        try {
            assertThat(canary.connections()).isZero();
            assertThat(canary.read()).isFalse();
            canary.assertThatItNotices();
        } finally {
            canary.close();
        }
    }

    @Test
    void everyOneIsRefusedOrComesToAnEnd() throws Exception {
        log.info("to repeat it: {}", again(SEED, COUNT, UPLOADED, PERCENT));
        var accepted = new ArrayList<Long>();
        var refused = new TreeMap<Long, ErrorCode>();
        int undecided = 0;
        for (long seed = SEED; seed < SEED + COUNT; seed++) {
            switch (inspected(seed)) {
                case Accepted _ -> accepted.add(seed);
                case Refused refusal -> {
                    refusals.merge(refusal.code(), 1, Integer::sum);
                    refused.put(seed, refusal.code());
                }
                case Undecided _ -> undecided++;
            }
        }
        int share = Math.ceilDiv(COUNT * PERCENT, 100);
        var followed = accepted.subList(0, Math.min(accepted.size(), Math.max(UPLOADED, share - refused.size())));
        for (int from = 0; from < followed.size(); from += AT_ONCE) {
            upload(followed.subList(from, Math.min(from + AT_ONCE, followed.size())));
        }
        int sent = Math.min(refused.size(), Math.max(1, share - followed.size()));
        var seeds = List.copyOf(refused.keySet());
        for (int n = 0; n < sent; n++) {
            long seed = seeds.get(n * seeds.size() / sent); // from all over the run
            refuse(seed, Objects.requireNonNull(refused.get(seed)));
        }
        log.info(
                "{} mutations from seed {}: accepted {}, uploaded {}, refused {}, sent all the same {}, undecided {}",
                COUNT,
                SEED,
                accepted.size(),
                ends,
                refusals,
                sent,
                undecided);
        assertThat(followed.size() + sent).as("really sent").isGreaterThanOrEqualTo(share);
        await().untilAsserted(() -> assertThat(leftovers.files()).isEmpty());
        await().untilAsserted(() -> assertThat(leftovers.children()).isEmpty());
        assertThat(leftovers.inTemp()).isSubsetOf(tempBefore);
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(leftovers.memory() - memoryBefore).isLessThan(100L << 20);
        });
    }

    private static String again(long seed, int count, int uploaded, int percent) {
        return Seed.again(
                MutatedFilesTest.class,
                seed,
                "-Danb.mutations=%d -Danb.mutations.uploaded=%d -Danb.mutations.percent=%d"
                        .formatted(count, uploaded, percent));
    }

    private static String again(long seed) {
        return again(seed, 1, 1, 100);
    }

    /** Looked at once more where this host had no time or memory: others are at work on it. */
    private Verdict inspected(long seed) {
        try {
            var file = file(seed);
            var verdict = inspection.inspect(file, Files.size(file), Containers.MP4);
            return verdict instanceof Undecided ? inspection.inspect(file, Files.size(file), Containers.MP4) : verdict;
        } catch (IOException | RuntimeException unexpected) {
            throw new AssertionError(again(seed), unexpected);
        }
    }

    private void upload(List<Long> seeds) throws IOException {
        var waiting = new ArrayList<Uploads.Upload>();
        for (long seed : seeds) {
            waiting.add(uploads.accepted(file(seed)));
        }
        for (int n = 0; n < waiting.size(); n++) {
            var end = waiting.get(n).end();
            var what = again(seeds.get(n)) + "\n" + end;
            var status = end.path("status").asString();
            var code = end.path("failure").path("code").asString("");
            if (status.equals("processed")) {
                assertThat(end.path("processed_url").asString("")).as(what).isNotBlank();
            } else {
                assertThat(status).as(what).isEqualTo("failed");
                assertThat(code).as(what).isNotEmpty().isNotEqualTo("processing_failed");
                assertThat(end.path("failure").path("message").asString(""))
                        .as(what)
                        .isNotBlank();
            }
            ends.merge(status + code.replaceFirst("^(?=.)", " "), 1, Integer::sum);
        }
        uploads.remove();
    }

    /** By the form for the reason that was found in this process. */
    private void refuse(long seed, ErrorCode code) throws IOException {
        var answer = uploads.send(file(seed));
        assertThat(answer.status())
                .as("%s\n%s", again(seed), answer.raw().body())
                .isEqualTo(400);
        assertThat(answer.code()).as(again(seed)).isEqualTo(code.code());
        assertThat(answer.body().path("detail").asString("")).as(again(seed)).isNotBlank();
    }

    private Path file(long seed) throws IOException {
        return Files.write(folder.resolve("mutated.mp4"), Mutation.any(clips, seed));
    }
}
