package anb.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** What is left of it on hosts that lack something, and where root's child could not reach its files. */
@Timeout(30)
class SandboxTest {

    private static final Map<String, String> ENVIRONMENT = Map.of("PATH", "/usr/bin:/bin");
    private static final RunLimits LIMITS =
            new RunLimits(Duration.ofSeconds(20), Duration.ofSeconds(20), DataSize.ofMegabytes(1));

    @TempDir
    Path folder;

    /** {@code true} is not found there, behind whichever program it is tried. */
    @Test
    void whereNothingWorksTheProgramRunsAsItIs() throws Exception {
        var sandbox = Sandbox.ofThisHost(Map.of("PATH", folder.toString()), List.of());

        assertThat(sandbox).isEqualTo(new Sandbox(List.of(), List.of(), List.of(), List.of(), List.of()));
        assertThat(sandbox.wrap(List.of("ffmpeg"), LIMITS, DataSize.ofGigabytes(1)))
                .containsExactly("ffmpeg");
    }

    @Test
    void whereOnlySetprivIsMissingTheRestStillHolds() throws Exception {
        var here = Sandbox.ofThisHost(ENVIRONMENT, List.of());
        ThisHost.requireLimits(here);
        var sandbox = new Sandbox(here.network(), here.limits(), List.of(), List.of(), List.of());

        assertThat(output(sandbox, "ulimit -f")).isNotEqualTo("unlimited");
        assertThat(sandbox).asString().contains("no privileges (setpriv): NOT AVAILABLE");
    }

    @Test
    void rootsChildKeepsThePowerOverFilesOfOthersOnlyWhereItNeedsIt() throws Exception {
        assumeThat(Files.getAttribute(Path.of("/proc/self"), "unix:uid")).isEqualTo(0);
        var theirs = Files.createDirectory(folder.resolve("theirs"));
        var needed = Files.createDirectory(theirs.resolve("needed"));
        assertThat(output(Sandbox.ofThisHost(ENVIRONMENT, List.of(needed)), "grep CapEff /proc/$$/status"))
                .endsWith("0".repeat(16));

        Files.setAttribute(theirs, "unix:mode", 0700);
        Files.setAttribute(theirs, "unix:uid", 60_700);
        var sandbox = Sandbox.ofThisHost(ENVIRONMENT, List.of(needed));
        assertThat(sandbox).asString().contains("no privileges but over files of others (setpriv): active");
        assertThat(output(sandbox, "touch " + needed + "/a && echo written; grep CapEff /proc/$$/status"))
                .startsWith("written")
                .endsWith("0000000000000002");
    }

    private static String output(Sandbox sandbox, String script) throws IOException, InterruptedException {
        var output = Excerpt.beginning(1_000);
        var command = sandbox.wrap(List.of("sh", "-c", script), LIMITS, DataSize.ofGigabytes(1));
        ChildProcess.start(command, ENVIRONMENT, output, Excerpt.end(1_000)).await(() -> "");
        return output.text().strip();
    }
}
