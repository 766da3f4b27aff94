package anb.faults;

import static org.assertj.core.api.Assertions.assertThat;

import anb.faults.Acknowledged.Upload;
import anb.faults.Acknowledged.Vote;
import org.junit.jupiter.api.Test;

class AcknowledgedTest {

    final Acknowledged acknowledged = new Acknowledged();

    @Test
    void eachPromiseIsRememberedWithTheFaultDuringWhichItWasGiven() {
        acknowledged.uploaded("v1", "k1");
        acknowledged.begin("store refuses");
        acknowledged.uploaded("v2", "k2");
        acknowledged.voted("ana", "v1", true, true);

        assertThat(acknowledged.uploads())
                .containsExactly(new Upload("v1", "k1", "no fault"), new Upload("v2", "k2", "store refuses"));
        assertThat(acknowledged.votes()).containsEntry("ana v1", new Vote(true, true, "store refuses"));
    }

    @Test
    void theLastWordOnAVoteStands() {
        acknowledged.voted("ana", "v1", true, true);
        acknowledged.voted("ana", "v1", false, false);
        acknowledged.voted("luz", "v1", true, true);

        assertThat(acknowledged.votes()).hasSize(2);
        assertThat(acknowledged.votes().get("ana v1")).isEqualTo(new Vote(false, false, "no fault"));
    }
}
