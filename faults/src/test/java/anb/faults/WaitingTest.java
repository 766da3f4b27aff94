package anb.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WaitingTest {

    @Test
    void whatComesTrueIsTimedThoughItFailedBefore() throws InterruptedException {
        var looks = new AtomicInteger();
        var took = Waiting.until("the third look", Duration.ofSeconds(5), () -> {
            if (looks.incrementAndGet() < 3) {
                throw new IOException("not yet");
            }
            return true;
        });

        assertThat(looks).hasValue(3);
        assertThat(took).isPositive().isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void whatDoesNotComeTrueIsAFailureThatSaysWhy() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Waiting.until("pigs fly", Duration.ofMillis(30), () -> {
                    throw new IOException("no wings");
                }))
                .withMessageContaining("pigs fly")
                .withRootCauseInstanceOf(IOException.class);
    }
}
