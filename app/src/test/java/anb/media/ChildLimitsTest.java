package anb.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import anb.RealParts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.Environment;
import org.springframework.util.unit.DataSize;

/** What the kernel says about an ffmpeg that runs. */
@RealParts
@ExtendWith(OutputCaptureExtension.class)
@Timeout(60)
class ChildLimitsTest {

    private static final RunLimits LIMITS =
            new RunLimits(Duration.ofSeconds(50), Duration.ofSeconds(41), DataSize.ofMegabytes(7));

    @Autowired
    Ffmpeg ffmpeg;

    @Autowired
    MediaSettings settings;

    @Autowired
    Environment environment;

    Sandbox sandbox;
    Thread run;
    long child;

    @BeforeEach
    void anEncodeThatWouldTakeForever() throws InterruptedException {
        sandbox = Sandbox.ofThisHost(Programs.environment(settings), List.of());
        run = Thread.ofVirtual().start(() -> {
            try {
                ffmpeg.encode(
                        List.of("-re", "-f", "lavfi", "-i", "testsrc=s=64x64", "-f", "null", "-"), LIMITS, n -> {});
            } catch (IOException | InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
        var found = new AtomicReference<Long>();
        await().until(() -> {
            running().ifPresent(found::set);
            return found.get() != null;
        });
        child = found.get();
    }

    @AfterEach
    void end() throws InterruptedException {
        run.interrupt();
        assertThat(run.join(Duration.ofSeconds(10))).isTrue();
        assertThat(Files.exists(proc("status"))).isFalse();
    }

    @Test
    void itIsHeldInByTheLimitsThatAreConfigured() throws Exception {
        requireOfCi(sandbox.limits());
        ThisHost.requireLimits(sandbox);
        assertThat(limit("Max address space")).isEqualTo(settings.addressSpace().toBytes());
        assertThat(limit("Max cpu time")).isEqualTo(41);
        assertThat(limit("Max file size")).isEqualTo(7 << 20);
        assertThat(limit("Max processes")).isEqualTo(4096);
        assertThat(limit("Max core file size")).isZero();
    }

    /** An encode is long work: who asks this host for a page meanwhile waits for it. */
    @Test
    void itIsFiveStepsBehindThisProcess() throws Exception {
        requireOfCi(sandbox.background());
        assumeThat(sandbox.background()).isNotEmpty();
        assertThat(nice(proc("stat"))).isEqualTo(Math.min(19, nice(Path.of("/proc/self/stat")) + 5));
    }

    @Test
    void itHasNoNetworkButItsOwn() throws Exception {
        ThisHost.requireNetwork(sandbox);
        assertThat(Files.readSymbolicLink(proc("ns/net")))
                .isNotEqualTo(Files.readSymbolicLink(Path.of("/proc/self/ns/net")));
    }

    /** Also when this process is root's, as in many containers. */
    @Test
    void itHasNoPrivilegesAndCanGainNone() throws Exception {
        requireOfCi(sandbox.privileges());
        ThisHost.requirePrivileges(sandbox);
        assertThat(status("NoNewPrivs")).isEqualTo("1");
        for (var set : List.of("CapInh", "CapPrm", "CapEff", "CapAmb")) {
            assertThat(status(set)).as(set).isEqualTo("0".repeat(16));
        }
    }

    @Test
    void itsEnvironmentHoldsNothingOfOurs() throws IOException {
        var environment = Files.readString(proc("environ"), StandardCharsets.UTF_8)
                .strip()
                .replaceAll("\0$", "");
        assertThat(Arrays.stream(environment.split("\0", -1)).map(entry -> entry.replaceFirst("=.*", "")))
                .contains("PATH", "LC_ALL")
                .isSubsetOf("PATH", "LC_ALL", "LD_LIBRARY_PATH");
    }

    @Test
    void aLineAtTheStartSaysWhichMeasuresAreActive(CapturedOutput log) throws Exception {
        new Ffmpeg(settings, environment.getRequiredProperty("anb.temp"));

        assertThat(log)
                .contains("ffmpeg version")
                .contains("Child processes: limits on memory, processor time and files (prlimit): "
                        + (sandbox.limits().isEmpty() ? "NOT AVAILABLE on this host" : "active"))
                .contains("no network (unshare): " + (sandbox.network().isEmpty() ? "NOT" : "active"))
                .contains("no privileges (setpriv): " + (sandbox.privileges().isEmpty() ? "NOT" : "active"))
                .contains(
                        "ends with this process (setpriv): " + (sandbox.death().isEmpty() ? "NOT" : "active"))
                .contains("encodes behind requests (nice): "
                        + (sandbox.background().isEmpty() ? "NOT" : "active"));
    }

    @Test
    void whatAHostDoesNotOfferIsNamedAsMissing() {
        assertThat(new Sandbox(List.of(), List.of(), List.of(), List.of("setpriv"), List.of("nice")))
                .hasToString("limits on memory, processor time and files (prlimit): NOT AVAILABLE on this host,"
                        + " no network (unshare): NOT AVAILABLE on this host,"
                        + " no privileges (setpriv): NOT AVAILABLE on this host,"
                        + " ends with this process (setpriv): active, encodes behind requests (nice): active");
    }

    /** A machine of CI has prlimit and setpriv, and may put them to use whoever runs it. */
    private static void requireOfCi(List<String> measure) {
        if ("true".equals(System.getenv("CI"))) {
            assertThat(measure).isNotEmpty();
        }
    }

    /** Soft and hard limit must be one: a child could raise the first to the second. */
    private long limit(String name) throws IOException {
        var line = Files.readAllLines(proc("limits")).stream()
                .filter(each -> each.startsWith(name))
                .findFirst()
                .orElseThrow();
        var values = line.substring(26).strip().split("\\s+", -1);
        assertThat(values[0]).as(line).isEqualTo(values[1]);
        return Long.parseLong(values[0]);
    }

    /** The 19th field of proc(5)'s stat, counted behind the name, which may hold blanks. */
    private static int nice(Path stat) throws IOException {
        var fields = Files.readString(stat).replaceFirst("^.*\\) ", "").split(" ", -1);
        return Integer.parseInt(fields[16]);
    }

    private String status(String name) throws IOException {
        return Files.readAllLines(proc("status")).stream()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElseThrow();
    }

    private Path proc(String file) {
        return Path.of("/proc", Long.toString(child), file);
    }

    /** When it has become ffmpeg: the programs before it have another name. */
    private static Optional<Long> running() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().command().orElse("").endsWith("/ffmpeg"))
                .filter(process -> process.info().arguments().stream()
                        .flatMap(Arrays::stream)
                        .anyMatch("testsrc=s=64x64"::equals))
                .map(ProcessHandle::pid)
                .findFirst();
    }
}
