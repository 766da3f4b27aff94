package anb.media;

import static anb.media.Mp4.box;
import static anb.media.Mp4.ints;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import anb.media.Verdict.Refused;
import anb.media.Verdict.Undecided;
import anb.problem.ErrorCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a hungry or slow host makes of a look is no verdict on the file; what a file does to any host is one. */
@Timeout(90)
class StarvedLookTest {

    private static final String NO_MEMORY = "echo 'Cannot allocate memory' >&2; exit 1";

    /** Our own picture comes out well, whatever becomes of the file. */
    private static final String MEMORY_FOR_OURS = "case \"$*\" in *lavfi*) exit;; esac; ";

    private static final String NOTHING_IN_IT = "echo '{\"streams\": [], \"format\": {\"nb_streams\": 0}}'";

    @TempDir
    Path folder;

    Path file;

    @BeforeEach
    void whatBeginsAsAnMp4() throws IOException {
        byte[] brand = "isom".getBytes(StandardCharsets.ISO_8859_1);
        file = Files.write(folder.resolve("clip.mp4"), box("ftyp", brand, ints(0), brand));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exec sleep 600",
                "kill -9 $$",
                "exit 244",
                NO_MEMORY,
                "echo 'pthread_create() failed: Resource temporarily unavailable' >&2; exit 1"
            })
    void aHostWithoutTimeOrMemoryDecidesNothing(String script) throws Exception {
        assertThat(inspected(script)).isInstanceOfSatisfying(Undecided.class, undecided -> {
            assertThat(undecided.problem().code()).isEqualTo(ErrorCode.TOO_BUSY_TO_INSPECT);
            assertThat(undecided.problem().retryAfter()).isNotNull();
        });
    }

    /** Others may keep it from the processor, but not each time. */
    @Test
    void aFileThatKeepsTheProcessorBusyWithoutEndIsRefused() throws Exception {
        var inspection = StandIn.inspection(folder, "while :; do :; done");
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(inspection.inspect(file, Files.size(file), Containers.MP4))
                        .isEqualTo(new Refused(ErrorCode.UNREADABLE)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"kill -9 $$", NO_MEMORY})
    void aFileThatWantsMoreMemoryThanThereIsIsRefused(String script) throws Exception {
        assertThat(inspected(MEMORY_FOR_OURS + script)).isEqualTo(new Refused(ErrorCode.UNREADABLE));
    }

    @Test
    void whatFoundNoMemoryIsJudgedByASecondLookWhereThereIsSomeAgain() throws Exception {
        var been = folder.resolve("been");
        assertThat(inspected(MEMORY_FOR_OURS + "test -e " + been + " || { touch " + been + "; " + NO_MEMORY + "; }; "
                        + NOTHING_IN_IT))
                .isEqualTo(new Refused(ErrorCode.NO_VIDEO_STREAM));
    }

    /** A render was let in long ago, and its slot bounds it: it does not queue behind who uploads. */
    @Test
    void withoutATurnWhoWaitsIsToldToComeBackAndAJobIsJudged() throws Exception {
        var inspection = StandIn.inspection(folder, NOTHING_IN_IT, new Turns(0, Duration.ofMillis(1)));

        assertThat(inspection.inspect(file, Files.size(file), Containers.MP4, UUID.randomUUID()))
                .isInstanceOf(Undecided.class);
        assertThat(inspection.inspect(file, Files.size(file), Containers.MP4))
                .isEqualTo(new Refused(ErrorCode.NO_VIDEO_STREAM));
    }

    private Verdict inspected(String script) throws IOException, InterruptedException {
        return StandIn.inspection(folder, script).inspect(file, Files.size(file), Containers.MP4);
    }
}
