package anb.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How lines are rotated on an instance, as logrotate reads it. */
class RotationTest {

    @TempDir
    Path folder;

    @BeforeEach
    void logrotate() {
        NodeThere.wants("logrotate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"logrotate.conf", "logrotate-nginx.conf"})
    void logrotateUnderstandsIt(String name) throws Exception {
        var read = rotated("-d", written(Files.readString(shipped(name))));
        assertThat(read.status()).as(read.output()).isZero();
        assertThat(read.output())
                .contains("rotating pattern: /var/log/", "hourly (5 rotations)", "log files >= 104857600 are rotated")
                .doesNotContain("error:", "unknown option", "Ignoring");
    }

    /** What nginx still had in hand goes into the older file, which is therefore compressed a turn later. */
    @Test
    void linesOfNginxAreKeptInTurns() throws Exception {
        var lines = Files.createDirectory(folder.resolve("nginx"));
        var configuration = written(Files.readString(shipped("logrotate-nginx.conf"))
                .replace("/var/log/nginx", lines.toString())
                .replace("/run/nginx.pid", folder.resolve("nginx.pid").toString()));
        for (var turn = 1; turn <= 2; turn++) {
            Files.writeString(lines.resolve("anb.log"), "turn " + turn + "\n");
            var done = rotated("-f", configuration);
            assertThat(done.status()).as(done.output()).isZero();
        }
        assertThat(lines.resolve("anb.log")).isEmptyFile();
        assertThat(lines.resolve("anb.log.1")).hasContent("turn 2");
        assertThat(lines.resolve("anb.log.2.gz")).isNotEmptyFile();
    }

    private Command rotated(String how, Path configuration) throws Exception {
        return Command.run("logrotate", how, "-s", folder.resolve("state").toString(), configuration.toString());
    }

    private static Path shipped(String name) {
        return Command.DEPLOY.resolve("aws").resolve(name);
    }

    /** As {@code install} puts it there: logrotate takes no file that others may write. */
    private Path written(String text) throws IOException {
        var file = Files.writeString(folder.resolve("configuration"), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    }
}
