package anb.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import anb.embedded.Host;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        var accounts = new Accounts(Host.detect(), folder, NAMES, true);
        for (var name : NAMES) {
            Files.createDirectories(accounts.folder(name));
            Files.writeString(accounts.folder(name).resolve("clip"), "pictures");
            accounts.giveFiles(name);
        }

        for (var who : NAMES) {
            for (var whose : NAMES) {
                assertThat(reads(accounts, who, whose))
                        .as(who + " from " + whose)
                        .isEqualTo(who.equals(whose));
            }
        }
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
