package anb.videos;

import static anb.videos.VideoStatus.FAILED;
import static anb.videos.VideoStatus.PROCESSED;
import static anb.videos.VideoStatus.PROCESSING;
import static anb.videos.VideoStatus.UPLOADED;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VideoStatusTest {

    @Test
    void aVideoMovesForwardUntilItEnds() {
        assertThat(UPLOADED.next()).containsExactlyInAnyOrder(PROCESSING, FAILED);
        assertThat(PROCESSING.next()).containsExactlyInAnyOrder(PROCESSED, FAILED);
        assertThat(PROCESSED.next()).isEmpty();
        assertThat(FAILED.next()).containsExactly(UPLOADED);
    }

    @Test
    void theSameTableReadBackwardsSaysWhereAVideoMayComeFrom() {
        assertThat(UPLOADED.previous()).containsExactly("failed");
        assertThat(PROCESSING.previous()).containsExactly("uploaded");
        assertThat(PROCESSED.previous()).containsExactly("processing");
        assertThat(FAILED.previous()).containsExactly("uploaded", "processing");
    }

    @Test
    void theDatabaseSpellsStatesAsClientsDo() {
        for (VideoStatus status : VideoStatus.values()) {
            assertThat(VideoStatus.of(status.text())).isEqualTo(status);
        }
        assertThat(UPLOADED.text()).isEqualTo("uploaded");
    }
}
