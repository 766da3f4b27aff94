package anb.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import anb.embedded.Host;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class AccountsTest {

    private static final List<String> NAMES = List.of("web-1", "worker-1");

    @TempDir
    Path folder;

    /** Only root can give accounts. */
    @Test
    void noNodeCanReadWhatAnotherKeeps() throws Exception {
        assumeThat(Host.works(Host.as(60_600))).isTrue();
        var accounts = apart();
        for (var name : NAMES) {
            Files.createDirectories(accounts.folder(name));
            Files.writeString(accounts.folder(name).resolve("clip"), "pictures");
            Accounts.give(accounts.folder(name), account(name));
        }

        for (var who : NAMES) {
            for (var whose : NAMES) {
                assertThat(reads(accounts, who, whose))
                        .as(who + " from " + whose)
                        .isEqualTo(who.equals(whose));
            }
        }
    }

    /** A node was another's before, and left links to what is the root's. */
    @Test
    void nobodyIsGivenWhatALinkNames() throws Exception {
        assumeThat(Host.works(Host.as(60_600))).isTrue();
        var kept = Files.writeString(folder.resolve("kept"), "the root's");
        var node = Files.createDirectories(folder.resolve("web-1"));
        var own =
                Files.writeString(Files.createDirectories(node.resolve("temp")).resolve("clip"), "pictures");
        Files.createSymbolicLink(node.resolve("link"), kept);
        Files.createSymbolicLink(node.resolve("nowhere"), folder.resolve("missing"));
        Files.createSymbolicLink(node.resolve("folder"), Files.createDirectories(folder.resolve("others")));
        Files.createLink(node.resolve("second-name"), kept);

        Accounts.give(node, 60_601);

        assertThat(owner(node)).isEqualTo(60_601);
        assertThat(owner(own)).isEqualTo(60_601);
        assertThat(owner(kept)).isZero();
        assertThat(owner(folder.resolve("others"))).isZero();
    }

    /** By it the next start knows whether all was given. */
    @Test
    void theFolderItselfIsGivenLast() throws Exception {
        assumeThat(Host.works(Host.as(60_600))).isTrue();
        var node = Files.createDirectories(folder.resolve("web-1"));
        var files = new ArrayList<Path>();
        for (int n = 0; n < 2_000; n++) {
            files.add(Files.createFile(node.resolve("clip-" + n)));
        }

        Accounts.give(node, 60_601);

        var given = changed(node);
        for (var file : files) {
            assertThat(changed(file)).isLessThanOrEqualTo(given);
        }
    }

    private static FileTime changed(Path file) throws IOException {
        return (FileTime) Files.getAttribute(file, "unix:ctime");
    }

    private static int owner(Path file) throws IOException {
        return (int) Files.getAttribute(file, "unix:uid");
    }

    private static int account(String name) {
        return 60_600 + NAMES.indexOf(name);
    }

    private Accounts apart() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        return new Accounts(Host.detect(), folder, NAMES, true);
    }

    private static boolean reads(Accounts accounts, String who, String whose) throws IOException, InterruptedException {
        var clip = accounts.folder(whose).resolve("clip").toString();
        var reading = new ProcessBuilder(accounts.command(who, List.of("cat", clip)))
                .redirectErrorStream(true)
                .start();
        var read = new String(reading.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return reading.waitFor() == 0 && read.equals("pictures");
    }
}
