package anb.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftOverTest {

    @TempDir
    Path home;

    @Test
    void aStrangerWhoHasThePidNowIsLeftAlone() throws IOException {
        var stranger = new ProcessBuilder("sleep", "60").start();
        try {
            LeftOver.stop(pidFileOf(stranger), home, "TERM");

            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroy();
        }
    }

    @Test
    void aServerThatDoesNotHeedTheSignalIsKilled() throws IOException {
        var deaf = new ProcessBuilder("sh", "-c", "trap '' HUP; sleep 60 & wait", home.toString()).start();

        LeftOver.stop(deaf.toHandle(), "HUP", Duration.ofMillis(200));

        assertThat(deaf.isAlive()).isFalse();
    }

    @Test
    void aServerThatWorksOnTheFolderIsStopped() throws IOException {
        var server = new ProcessBuilder("sh", "-c", "sleep 60", home.toString()).start();
        var pidFile = pidFileOf(server);

        LeftOver.stop(pidFile, home, "TERM");

        assertThat(server.isAlive()).isFalse();
        assertThat(pidFile).doesNotExist();
    }

    private Path pidFileOf(Process process) throws IOException {
        return Files.writeString(home.resolveSibling(home.getFileName() + ".pid"), Long.toString(process.pid()));
    }
}
