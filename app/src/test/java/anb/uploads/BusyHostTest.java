package anb.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import anb.editions.Editions;
import anb.media.Containers;
import anb.media.StandIn;
import anb.problem.ErrorCode;
import anb.problem.Problem;
import anb.videos.Videos;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.mock.web.MockMultipartHttpServletRequest;

/** A good clip meets a node that has no time or no memory to look at it. */
class BusyHostTest extends UploadsFixture {

    @Autowired
    Entry entry;

    @Autowired
    Editions editions;

    @Autowired
    UploadGate gate;

    @Autowired
    Videos videos;

    @Autowired
    UploadSize size;

    @ParameterizedTest
    @ValueSource(strings = {"exec sleep 600", "kill -9 $$"})
    void aFormIsAskedToComeBackAndLeavesNothing(String script) throws Exception {
        var before = originals();
        var reception = reception(script);
        var form = form();

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> reception.accept(person.id(), null, Containers.MP4, form))
                .satisfies(busy -> {
                    assertThat(busy.code()).isEqualTo(ErrorCode.TOO_BUSY_TO_INSPECT);
                    assertThat(busy.retryAfter()).isNotNull();
                });

        assertThat(videos()).isEmpty();
        assertThat(jobs()).isZero();
        assertThat(originals()).isEqualTo(before);
        awaitEmptyTemp();
    }

    @Test
    void aFormThatKeepsAnyHostBusyIsRefused() throws Exception {
        var reception = reception("while :; do :; done");
        var form = form();

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> reception.accept(person.id(), null, Containers.MP4, form))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.UNREADABLE));
    }

    private Reception reception(String script) throws Exception {
        var inspection = StandIn.inspection(folder, script);
        var settings = new UploadSettings(true, 25, 3, Duration.ofSeconds(20));
        var submission = new Submission(inspection, store, entry, editions, settings);
        return new Reception(gate, submission, videos, scratch, size, new Arrivals(settings));
    }

    private MockMultipartHttpServletRequest form() throws Exception {
        var form = new MockMultipartHttpServletRequest();
        form.addFile(new MockMultipartFile("video_file", "clip.mp4", "video/mp4", Files.readAllBytes(clip())));
        form.addParameter("title", "Triple");
        return form;
    }
}
