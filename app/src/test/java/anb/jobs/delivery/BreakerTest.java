package anb.jobs.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BreakerTest {

    @Test
    void aFailureIsNewsOnceAndSparesTheNextAttempts() {
        var breaker = new Breaker(Duration.ofHours(1), Duration.ofHours(2));
        assertThat(breaker.allows()).isTrue();

        assertThat(breaker.failed()).isTrue();
        assertThat(breaker.failed()).isFalse();
        assertThat(breaker.allows()).isFalse();

        breaker.worked();
        assertThat(breaker.allows()).isTrue();
        assertThat(breaker.failed()).isTrue();
    }

    @Test
    void afterThePauseItIsTriedAgain() {
        var breaker = new Breaker(Duration.ZERO, Duration.ZERO);
        breaker.failed();

        assertThat(breaker.allows()).isTrue();
    }
}
