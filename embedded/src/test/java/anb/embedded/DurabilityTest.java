package anb.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurabilityTest {

    /** With a space, as in "My Documents". */
    private static final String NAME = "my data";

    @TempDir
    Path temp;

    Path folder;

    @BeforeEach
    void letOtherAccountsIn() throws IOException {
        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxr-xr-x"));
        folder = temp.resolve(NAME);
    }

    /** The sooner of two starts, each after a kill: somebody else may have had the machine during one of them. */
    @Test
    void afterAKillTheNextStartFindsAllDataWithin15SecondsAndLeavesNothingRunning() throws Exception {
        try (var first = Child.start(folder)) {
            var written = Facts.of(first);
            written.write("before the kill");
            first.kill();
        }
        var one = findsAllData(Child::kill);
        var other = findsAllData(child -> {});
        assertThat(one.compareTo(other) < 0 ? one : other).isLessThan(Duration.ofSeconds(15));
        awaitNothingRunning();
    }

    /** How long it took to start. */
    private Duration findsAllData(Consumer<Child> end) throws Exception {
        long began = System.nanoTime();
        try (var next = Child.start(folder)) {
            var took = Duration.ofNanos(System.nanoTime() - began);
            assertThat(Facts.of(next).read()).containsOnly("before the kill");
            end.accept(next);
            return took;
        }
    }

    private void awaitNothingRunning() {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> Child.processesOn(folder).isEmpty());
    }

    /** A kill leaves to the kernel what was written; a power cut would not. */
    @Test
    void whatIsAnsweredIsOnTheDisk() throws Exception {
        var calls = temp.resolve("calls");
        assumeTrue(Host.works(List.of("strace", "-o", calls.toString())), "there is no strace to look with");
        try (var child = Child.start(folder, "strace", "-f", "-y", "-e", "trace=fsync", "-o", calls.toString())) {
            Facts.of(child).write("forced");
            assertThat(Facts.of(child).durability()).containsOnly("on");
            assertThat(forced(calls, "/s3/anb/a/fact", "/s3/anb/a", "/s3/anb")).isTrue();
        }
    }

    /** Whether the first was forced to the disk, then the folders around it. */
    private static boolean forced(Path calls, String... names) throws IOException {
        var lines = String.join("\n", Files.readAllLines(calls));
        int at = 0;
        for (var name : names) {
            at = lines.indexOf(NAME + name + ">", at);
            if (at++ < 0) {
                return false;
            }
        }
        return true;
    }

    @Test
    void aKillTakesTheServersAlong() throws Exception {
        assumeTrue(Host.detect().endsWithParent());
        try (var child = Child.start(folder)) {
            assertThat(Child.processesOn(folder)).hasSizeGreaterThan(2);
            child.kill();
        }
        awaitNothingRunning();
    }

    @Test
    void ctrlCReachesTheApplicationOnlyAndTheServersOutlastIt() throws Exception {
        // the leader of a process group, busy closing down: a second Ctrl-C does not end it
        try (var child = Child.start(folder, "setsid", "sh", "-c", "trap '' INT; exec \"$@\"", "-")) {
            child.interruptItsTerminal();
            Facts.of(child).write("still there");
        }
        awaitNothingRunning();
    }

    @Test
    void whereServersOutliveAKillTheNextStartStopsThemAndFindsTheirData() throws Exception {
        try (var first = Child.startWithout("setpriv", folder)) {
            Facts.of(first).write("outlived");
            first.kill();
        }
        assertThat(Child.processesOn(folder)).isNotEmpty();
        try (var second = Child.startWithout("setpriv", folder)) {
            assertThat(Facts.of(second).read()).containsOnly("outlived");
        }
        awaitNothingRunning();
    }

    @Test
    void rootWithoutUserNamespacesRunsPostgresAsNobodyAndCanComeBack() throws Exception {
        assumeTrue(Host.uid(Path.of("/proc/self")) == 0);
        try (var blocked = Child.startWithout("unshare", folder)) {
            Facts.of(blocked).write("as nobody");
            assertThat(Host.uid(folder.resolve("postgresql"))).isEqualTo(Host.NOBODY);
        }
        try (var back = Child.start(folder)) {
            assertThat(Facts.of(back).read()).containsOnly("as nobody");
        }
    }

    @Test
    void anOrdinaryUserNeedsNothingFromRoot() throws Exception {
        assumeTrue(Host.uid(Path.of("/proc/self")) == 0);
        Files.createDirectory(folder);
        Files.setAttribute(folder, "unix:uid", Host.NOBODY);
        // reading is allowed everywhere, since this build's class path may lie in root's home
        try (var child = Child.start(
                folder,
                "setpriv",
                "--reuid=" + Host.NOBODY,
                "--regid=" + Host.NOBODY,
                "--clear-groups",
                "--inh-caps=-all,+dac_read_search",
                "--ambient-caps=+dac_read_search",
                "--")) {
            Facts.of(child).write("mine");
            assertThat(Facts.of(child).read()).containsOnly("mine");
            assertThat(Host.uid(folder.resolve(Credentials.FILE))).isEqualTo(Host.NOBODY);
        }
    }

    @Test
    void aSecondProcessOnTheSameFolderIsRefused() throws Exception {
        try (var first = Child.start(folder);
                var second = Child.start(folder)) {
            assertThat(second.said()).contains("is in use by process").contains("--anb.data=DIR");
            Facts.of(first).write("undisturbed");
        }
    }

    @Test
    void secretsAreForTheirOwnerOnlyAndStayTheSame() throws IOException {
        String secret;
        try (var first = Child.start(folder)) {
            secret = first.setting("anb.accounts.token-secret");
        }
        assertThat(permissions(folder)).isEqualTo("rwx------");
        assertThat(permissions(folder.resolve(Credentials.FILE))).isEqualTo("rw-------");
        try (var second = Child.start(folder)) {
            assertThat(second.setting("anb.accounts.token-secret"))
                    .isEqualTo(secret)
                    .hasSizeGreaterThanOrEqualTo(32);
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
