package anb.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.util.unit.DataSize;

/** A second JVM starts a child as we do, and is killed. */
@Timeout(60)
class OrphanTest {

    private static final Map<String, String> ENVIRONMENT = Map.of("PATH", "/usr/bin:/bin");

    @Test
    void aChildDiesWithTheJvmEvenByKill9() throws Exception {
        ThisHost.requireDeath(Sandbox.ofThisHost(ENVIRONMENT, List.of()));
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        var jvm = new ProcessBuilder(java, "-cp", classPath, OrphanTest.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var out = jvm.inputReader(StandardCharsets.UTF_8)) {
            long child = Long.parseLong(out.readLine());
            assertThat(runs(child)).isTrue();
            jvm.destroyForcibly();
            await().atMost(Duration.ofSeconds(10)).until(() -> !runs(child));
        } finally {
            jvm.destroyForcibly();
        }
    }

    /** The second JVM: its main thread ends at once, as a worker's may, and the child lives on until the JVM dies. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var sandbox = Sandbox.ofThisHost(ENVIRONMENT, List.of());
        var limits = new RunLimits(Duration.ofMinutes(1), Duration.ofMinutes(1), DataSize.ofBytes(0));
        var script = List.of("/bin/sh", "-c", "echo $$; exec sleep 600");
        ChildProcess.start(
                sandbox.wrap(script, limits, DataSize.ofGigabytes(1)),
                ENVIRONMENT,
                (text, length) -> System.out.println(new String(text, 0, length).strip()),
                (text, length) -> {});
        Thread.ofPlatform().start(() -> {
            synchronized (OrphanTest.class) {
                try {
                    OrphanTest.class.wait();
                } catch (InterruptedException never) {
                    Thread.currentThread().interrupt();
                }
            }
        });
    }

    private static boolean runs(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().command())
                .isPresent();
    }
}
