package anb.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import anb.editions.Editions;
import anb.media.Inspection;
import anb.problem.ErrorCode;
import anb.problem.Problem;
import anb.storage.StoreThatIsAway;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class StoreAwayTest extends UploadsFixture {

    @Autowired
    Inspection inspection;

    @Autowired
    Entry entry;

    @Autowired
    Editions editions;

    @Test
    void whileTheStoreIsAwayAnUploadIsAskedToComeBackAndLeavesNothing() throws IOException {
        var submission = new Submission(
                inspection,
                StoreThatIsAway.store(),
                entry,
                editions,
                new UploadSettings(true, 25, 3, Duration.ofSeconds(1)));
        Path clip = clip();

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> submission.submit(person.id(), "Triple", "video_file", clip, null))
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo(ErrorCode.STORAGE_UNAVAILABLE);
                    assertThat(refusal.retryAfter()).isNotNull();
                });

        assertThat(videos()).isEmpty();
        assertThat(jobs()).isZero();
    }
}
