package anb.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
    void childrenStandStillWithTheirParent() throws Exception {
        var parent = new ProcessBuilder("sh", "-c", "sleep 600 & sleep 600 & wait").start();
        try {
            Waiting.until(
                    "it has children",
                    Duration.ofSeconds(5),
                    () -> parent.children().count() == 2);
            var all = new ArrayList<>(List.of(parent.pid()));
            parent.children().map(ProcessHandle::pid).forEach(all::add);

            Signals.stopWithChildren(parent.pid());
            for (long pid : all) {
                assertThat(Signals.isStopped(pid)).isTrue();
            }
            Signals.wakeWithChildren(parent.pid());
            for (long pid : all) {
                Waiting.until("it goes on", Duration.ofSeconds(5), () -> !Signals.isStopped(pid));
            }
        } finally {
            parent.descendants().forEach(ProcessHandle::destroyForcibly);
            parent.destroyForcibly();
        }
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
