package anb.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import anb.Given;
import anb.RealParts;
import anb.media.Verdict.Refused;
import anb.problem.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
 * Good clips with a lure behind, spoiled by chance. How many, beginning with which seed, and how many of those that are
 * accepted are uploaded and waited for: {@code -Danb.mutations=500 -Danb.seed=1 -Danb.mutations.uploaded=50}. Every tenth
 * of those that are refused is uploaded too.
 */
@RealParts
class MutatedFilesTest {

    private static final Logger log = LoggerFactory.getLogger(MutatedFilesTest.class);
    private static final int COUNT = Integer.getInteger("anb.mutations", 20);
    private static final int UPLOADED = Integer.getInteger("anb.mutations.uploaded", 2);
    private static final long SEED = Long.getLong("anb.seed", 1);

    /** As many as both cores render meanwhile, and a player may have waiting. */
    private static final int AT_ONCE = 10;

    private static final int OF_THE_REFUSED = 10;

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
    final Map<ErrorCode, Integer> refusals = new EnumMap<>(ErrorCode.class);
    final Map<String, Integer> ends = new TreeMap<>();

    @BeforeEach
    void clips() throws IOException {
        canary = new Canary(folder);
        uploads = new Uploads(given, folder);
        var lure = ("#EXTM3U\n#EXTINF:30,\nfile://" + canary.path() + "\n" + canary.url() + "\n").getBytes(ISO_8859_1);
        var odd = new OddClips(new Clips(ffmpeg, folder));
        clips = Stream.of(odd.good(), odd.indexFirst(), odd.fragmented())
                .map(clip -> new Mp4(Mp4.join(clip.bytes(), Mp4.box("free", lure))))
                .toList();
        memoryBefore = leftovers.memory();
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
        log.info("{} mutations from seed {}", COUNT, SEED);
        var accepted = new ArrayList<Long>();
        var refusedSeeds = new ArrayList<Long>();
        for (long seed = SEED; seed < SEED + COUNT; seed++) {
            if (inspected(seed) instanceof Refused refused) {
                refusals.merge(refused.code(), 1, Integer::sum);
                refusedSeeds.add(seed);
            } else {
                accepted.add(seed);
            }
        }
        for (int from = 0; from < Math.min(UPLOADED, accepted.size()); from += AT_ONCE) {
            upload(accepted.subList(from, Math.min(from + AT_ONCE, Math.min(UPLOADED, accepted.size()))));
        }
        for (int n = 0; n < refusedSeeds.size(); n += OF_THE_REFUSED) {
            refuse(refusedSeeds.get(n));
        }
        log.info(
                "{} mutations from seed {}: accepted {}, uploaded {}, refused {}",
                COUNT,
                SEED,
                accepted.size(),
                ends,
                refusals);
        await().untilAsserted(() -> assertThat(leftovers.files()).isEmpty());
        await().untilAsserted(() -> assertThat(leftovers.children()).isEmpty());
        assertThat(leftovers.memory() - memoryBefore).isLessThan(100L << 20);
    }

    private Verdict inspected(long seed) {
        try {
            var file = file(seed);
            return inspection.inspect(file, Files.size(file), Containers.MP4);
        } catch (IOException | RuntimeException unexpected) {
            throw new AssertionError("seed " + seed, unexpected);
        }
    }

    private void upload(List<Long> seeds) throws IOException {
        var waiting = new ArrayList<Uploads.Upload>();
        for (long seed : seeds) {
            waiting.add(uploads.accepted(file(seed)));
        }
        for (int n = 0; n < waiting.size(); n++) {
            var end = waiting.get(n).end();
            var code = end.path("failure").path("code").asString("");
            assertThat(code).as("seed %d: %s", seeds.get(n), end).isNotEqualTo("processing_failed");
            ends.merge(end.path("status").asString() + code.replaceFirst("^(?=.)", " "), 1, Integer::sum);
        }
        uploads.remove();
    }

    private void refuse(long seed) throws IOException {
        var answer = uploads.player().upload(file(seed), "Triple", Map.of());
        assertThat(answer.status()).as("seed %d: %s", seed, answer.raw().body()).isEqualTo(400);
    }

    private Path file(long seed) throws IOException {
        return Files.write(folder.resolve("mutated.mp4"), Mutation.any(clips, seed));
    }
}
