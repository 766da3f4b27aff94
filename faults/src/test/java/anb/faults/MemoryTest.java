package anb.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MemoryTest {

    @Test
    void aProcessHasSomeAndOneThatIsGoneHasNone() throws Exception {
        assertThat(Memory.resident(ProcessHandle.current().pid())).isBetween(10L << 20, Memory.LIMIT);

        var gone = new ProcessBuilder("true").start();
        gone.waitFor();
        assertThat(Memory.resident(gone.pid())).isZero();
        assertThat(Memory.limit(gone.pid())).isZero();
    }

    @Test
    void theLimitIsTheOneThatWasGiven() throws Exception {
        var limited = new ProcessBuilder("prlimit", "--as=" + Memory.LIMIT, "sleep", "600").start();
        try {
            Waiting.until("it is limited", Duration.ofSeconds(5), () -> Memory.limit(limited.pid()) == Memory.LIMIT);
        } finally {
            limited.destroyForcibly();
        }
    }
}
