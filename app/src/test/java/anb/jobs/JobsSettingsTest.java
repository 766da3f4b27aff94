package anb.jobs;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** With a lease of 30 s. */
class JobsSettingsTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void aLeaseOutlivesAHeartbeatThatIsMissed() {
        assertThatCode(() -> settings(Duration.ofSeconds(15), SECOND)).doesNotThrowAnyException();
        assertThatThrownBy(() -> settings(Duration.ofMillis(15_001), SECOND))
                .hasMessage("anb.jobs.heartbeat must be at most half of anb.jobs.lease");
    }

    /** Or without messages it would always seem to itself as if PostgreSQL had been away, and take nothing over. */
    @Test
    void whoeverIsIdleAsksOftenEnoughToBeInTouch() {
        assertThatCode(() -> settings(SECOND, Duration.ofMillis(7_500))).doesNotThrowAnyException();
        assertThatThrownBy(() -> settings(SECOND, Duration.ofMillis(7_501)))
                .hasMessage("anb.jobs.poll must be at most a quarter of anb.jobs.lease");
    }

    private static JobsSettings settings(Duration heartbeat, Duration poll) {
        var lease = Duration.ofSeconds(30);
        return new JobsSettings(1, 1, lease, heartbeat, poll, 3, 3, Duration.ZERO, Duration.ZERO, Duration.ZERO);
    }
}
