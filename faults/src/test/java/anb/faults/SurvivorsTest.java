package anb.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class SurvivorsTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String[] NONE = {};

    @TempDir
    Path folder;

    @Test
    void whoWorksInTheFolderIsFoundAndWhoEndedIsNot() throws Exception {
        var working = start(folder, "sleep", "600");
        try {
            untilItSleeps(working.toHandle());
            assertThat(Survivors.now(folder))
                    .singleElement()
                    .asString()
                    .contains(Long.toString(working.pid()), "sleep 600");
            assertThat(Survivors.now(folder.resolve("another"))).isEmpty();
        } finally {
            working.destroyForcibly().waitFor();
        }
        assertThat(Survivors.of(folder)).isEmpty();
    }

    @Test
    void soIsWhoNamesItOnlyAndWorksElsewhere() throws Exception {
        var naming = start(
                Path.of("/"),
                "sh",
                "-c",
                "sleep 600; true",
                folder.resolve("data").toString());
        try {
            Waiting.until("it has a child", SOON, () -> naming.children().count() == 1);
            untilItSleeps(naming.children().findFirst().orElseThrow());
            assertThat(Survivors.now(folder)).singleElement().asString().contains(Long.toString(naming.pid()));
        } finally {
            naming.descendants().forEach(ProcessHandle::destroyForcibly);
            naming.destroyForcibly().waitFor();
        }
        assertThat(Survivors.of(folder)).isEmpty();
    }

    /** Until it has become what it was told to be, it is whoever started it, once more. */
    private static void untilItSleeps(ProcessHandle process) throws InterruptedException {
        Waiting.until(
                "it sleeps",
                SOON,
                () -> Arrays.equals(process.info().arguments().orElse(NONE), new String[] {"600"}));
    }

    private static Process start(Path where, String... words) throws IOException {
        return new ProcessBuilder(List.of(words)).directory(where.toFile()).start();
    }
}
