package anb.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SignalsTest {

    Process victim;

    @BeforeEach
    void start() throws IOException {
        victim = new ProcessBuilder("sleep", "600").start();
    }

    @AfterEach
    void end() {
        victim.destroyForcibly();
    }

    @Test
    void oneThatIsStoppedStandsStillUntilItIsWoken() throws Exception {
        Signals.stop(victim.pid());
        assertThat(Signals.isStopped(victim.pid())).isTrue();
        Signals.wake(victim.pid());
        Waiting.until("it goes on", Duration.ofSeconds(5), () -> !Signals.isStopped(victim.pid()));
    }

    @Test
    void oneThatIsKilledIsGoneAndCannotBeKilledAgain() throws Exception {
        Signals.kill(victim.pid());
        victim.waitFor();
        assertThat(victim.isAlive()).isFalse();

        assertThatExceptionOfType(NotInjected.class).isThrownBy(() -> Signals.kill(victim.pid()));
        assertThatExceptionOfType(NotInjected.class).isThrownBy(() -> Signals.stop(victim.pid()));
        Signals.wake(victim.pid());
    }
}
