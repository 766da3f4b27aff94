package anb.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is written down for what was done at the command line. */
class ActorTest {

    @Test
    void behindSudoTheProcessIsNamedFirstAndWhatTheEnvironmentSaysIsAClaim() {
        assertThat(Actor.atTheCommandLine("anb", Map.of()).who()).isEqualTo("anb");
        assertThat(Actor.atTheCommandLine("root", Map.of("SUDO_USER", "olga")).who())
                .isEqualTo("root (SUDO_USER claims olga)");
        assertThat(Actor.atTheCommandLine("anb", Map.of("SUDO_USER", "root)\n8 today root"))
                        .who())
                .isEqualTo("anb (SUDO_USER claims root??8?today?root)");
        assertThat(Actor.atTheCommandLine("anb", Map.of("SUDO_USER", "o".repeat(99)))
                        .who())
                .hasSizeLessThan(60);
    }

    @Test
    void whoActsAtTheCommandLineIsWhoTheKernelSaysWhateverThisProcessWasTold(@TempDir Path folder) throws IOException {
        var told = System.getProperty("user.name");
        System.setProperty("user.name", "somebody.else");
        try {
            assertThat(Actor.atTheCommandLine().who())
                    .startsWith(Files.getOwner(Files.createFile(folder.resolve("whose")))
                            .getName())
                    .doesNotContain("somebody.else");
        } finally {
            System.setProperty("user.name", told);
        }
    }
}
