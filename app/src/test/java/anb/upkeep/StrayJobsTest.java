package anb.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import anb.upkeep.Difference.Kind;
import anb.upkeep.Finding.Result;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrayJobsTest extends ReconciliationFixture {

    @ParameterizedTest
    @ValueSource(strings = {"render", "poster"})
    void aJobWhoseVideoIsGoneIsCancelled(String kind) {
        var gone = UUID.randomUUID();
        job(kind, gone, "queued");

        mends(Kind.JOB_WITHOUT_VIDEO, gone.toString());
        assertThat(state(gone)).isEqualTo("cancelled");
    }

    @Test
    void aJobForAFailedVideoIsCancelled() {
        change("update video set status = 'failed', failure_code = 'unreadable' where id = :id", video.value());
        job("render", video.value(), "running");

        mends(Kind.JOB_FOR_FAILED_VIDEO, about);
        assertThat(state(video.value())).isEqualTo("cancelled");
    }

    @Test
    void anExpiredLeaseIsLeftToTheNextWorkerWhichTakesIt() {
        var subject = UUID.randomUUID();
        job("unknown", subject, "running");
        change("update job set leased_until = now() - interval '2 minutes' where subject = :id", subject);

        assertThat(found(reconciliation.repair(TEST), Kind.LEASE_EXPIRED, subject.toString()))
                .hasSize(1)
                .allSatisfy(finding -> {
                    assertThat(finding.result()).isEqualTo(Result.LEFT);
                    assertThat(finding.remedy()).contains("the next worker of this lane");
                });
        assertThat(state(subject)).isEqualTo("running");

        change("update job set kind = 'erase', lane = 'light' where subject = :id", subject); // a kind that nodes know
        await().untilAsserted(() -> assertThat(state(subject)).isEqualTo("done"));
        assertThat(found(reconciliation.dryRun(), Kind.LEASE_EXPIRED, subject.toString()))
                .isEmpty();
    }
}
