package anb.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WorkersTest {

    Process one;
    Process two;

    @BeforeEach
    void start() throws IOException {
        one = new ProcessBuilder("sleep", "600").start();
        two = new ProcessBuilder("sleep", "600").start();
    }

    @AfterEach
    void end() {
        one.destroyForcibly();
        two.destroyForcibly();
    }

    @Test
    void theyStandStillTogetherOnceNoneIsInATransaction() throws Exception {
        var looks = new AtomicInteger();
        var workers =
                new Workers(() -> List.of(one.pid(), two.pid()), () -> looks.incrementAndGet() > 1, new Random(1));
        workers.stop();
        assertThat(looks).hasValue(2);
        assertThat(Signals.isStopped(one.pid()) && Signals.isStopped(two.pid())).isTrue();

        workers.wake();
        untilItGoesOn(one);
        untilItGoesOn(two);
    }

    /** The first stood still for the rest of the run. */
    @Test
    void whereOneCannotBeStoppedTheOtherGoesOn() throws Exception {
        two.destroyForcibly().waitFor();
        var workers = new Workers(() -> List.of(one.pid(), two.pid()), () -> true, new Random(1));
        assertThatExceptionOfType(NotInjected.class).isThrownBy(workers::stop);
        untilItGoesOn(one);
    }

    @Test
    void whereNobodyCanBeAskedAboutTransactionsBothGoOn() throws Exception {
        var workers = new Workers(
                () -> List.of(one.pid(), two.pid()),
                () -> {
                    throw new IllegalStateException("PostgreSQL is away");
                },
                new Random(1));
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(workers::stop);
        untilItGoesOn(one);
        untilItGoesOn(two);
    }

    private static void untilItGoesOn(Process process) throws InterruptedException {
        Waiting.until("it goes on", Duration.ofSeconds(10), () -> !Signals.isStopped(process.pid()));
    }
}
