package anb.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ChildProcessTest {

    private static final Map<String, String> ENVIRONMENT = Map.of("PATH", "/usr/bin:/bin");

    @Test
    void aChildThatPrintsMoreThanAPipeHoldsOnBothSidesEndsAndIsExcerpted() throws Exception {
        var output = Excerpt.beginning(10);
        var log = Excerpt.end(10);
        var child = shell("seq 1 200000; seq 1 200000 >&2", output, log);
        assertThat(child.await(() -> "")).isEmpty();
        assertThat(child.exitCode()).isZero();
        assertThat(output.text()).isEqualTo("1\n2\n3\n4\n5\n");
        assertThat(output.cut()).isTrue();
        assertThat(log.text()).isEqualTo("99\n200000\n");
    }

    @Test
    void aChildSeesNothingOfOurEnvironmentAndHasNothingToRead() throws Exception {
        var output = Excerpt.beginning(1000);
        shell("cat; env", output, Excerpt.end(10)).await(() -> "");
        assertThat(output.text().lines().map(line -> line.replaceFirst("=.*", "")))
                .isSubsetOf("PATH", "PWD", "SHLVL", "_")
                .contains("PATH");
    }

    @Test
    void anOverdueChildIsKilledWithItsWholeTree() throws Exception {
        var pids = Excerpt.beginning(1000);
        var child = shell("sh -c 'echo $$; sleep 600 & echo $!; wait' & echo $!; wait", pids, Excerpt.end(10));
        assertThat(child.await(() -> pids.text().lines().count() == 3 ? "long enough" : ""))
                .isEqualTo("long enough");
        assertThat(alive(pids)).isEmpty();
    }

    @Test
    void aChildThatIgnoresSignalsIsKilled() throws Exception {
        var pids = Excerpt.beginning(1000);
        var child = shell("trap '' TERM INT; echo $$; while :; do sleep 600; done", pids, Excerpt.end(10));
        child.await(() -> pids.text().isEmpty() ? "" : "enough");
        assertThat(alive(pids)).isEmpty();
    }

    @Test
    void interruptingTheCallerKillsTheTree() throws Exception {
        var pids = Excerpt.beginning(1000);
        var started = new CompletableFuture<Void>();
        var ended = new AtomicReference<Throwable>();
        var caller = Thread.ofVirtual().start(() -> {
            try {
                shell("echo $$; sleep 600 & echo $!; wait", pids, Excerpt.end(10))
                        .await(() -> {
                            if (pids.text().lines().count() == 2) {
                                started.complete(null);
                            }
                            return "";
                        });
            } catch (IOException | InterruptedException thrown) {
                ended.set(thrown);
            }
        });
        started.join();
        caller.interrupt();
        assertThat(caller.join(Duration.ofSeconds(10))).isTrue();
        assertThat(ended.get()).isInstanceOf(InterruptedException.class);
        assertThat(alive(pids)).isEmpty();
    }

    @Test
    void aMissingProgramIsAnError() {
        assertThatThrownBy(() ->
                        ChildProcess.start(List.of("/no/such/program"), ENVIRONMENT, Excerpt.end(1), Excerpt.end(1)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("/no/such/program");
    }

    private static List<Long> alive(Excerpt pids) {
        return pids.text()
                .lines()
                .map(Long::valueOf)
                .filter(pid -> ProcessHandle.of(pid)
                        .flatMap(process -> process.info().command())
                        .isPresent())
                .toList();
    }

    private static ChildProcess shell(String script, Sink output, Sink log) throws IOException, InterruptedException {
        return ChildProcess.start(List.of("/bin/sh", "-c", script), ENVIRONMENT, output, log);
    }
}
