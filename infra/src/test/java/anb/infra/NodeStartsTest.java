package anb.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The application itself starts by the unit's command with what first boot, {@code install} and {@code secrets} leave for it,
 * against real servers: a setting under another name than the application's would be found here, and not by the first
 * instance. Not covered: systemd and the unit's sandbox, nginx, the runtime made by jlink, the cache of classes, the ffmpeg of
 * a release, TLS to PostgreSQL and Redis, a role's credentials. Left out where nothing was packaged before, unless
 * {@code -Danb.packaged=true} says that something was.
 */
@WithNode
class NodeStartsTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path APPLICATION = ROOT.resolve("app/target/anb.jar");
    private static final Path PARTS = ROOT.resolve("local/target/anb-local.jar");
    private static final Path SCRIPT = Path.of("src/test/scripts/node-starts").toAbsolutePath();

    @ParameterizedTest
    @ValueSource(strings = {"Web", "Workers"})
    void aNodeStartsWithWhatAnInstanceIsTold(String tier, @TempDir Path folder) throws Exception {
        assumeTrue(Boolean.getBoolean("anb.packaged") || packaged(), "no packaged application here");
        try (var standIn = new StandIn(folder)) {
            standIn.machine().says("instance-id", "i-0123");
            for (var file : new String[] {"/etc/anb/instance.env", "/etc/anb/anb.env"}) {
                standIn.file(file, FirstBoots.named(Installation.of("default"), tier, file));
            }
            var environment = new HashMap<>(standIn.environment());
            environment.put("JAR", APPLICATION.toString());
            var made = Command.run(
                    environment,
                    "timeout",
                    "240",
                    Command.DEPLOY.resolve("with-parts").toString(),
                    PARTS.toString(),
                    SCRIPT.toString());
            assertThat(made.status()).as(made.output()).isZero();
            assertThat(made.output()).contains("--status SUCCESS", "health 200");
        }
    }

    /** Programs are part of the check: where they are missing, so is the machine that could run it. */
    private static boolean packaged() {
        return Files.exists(APPLICATION)
                && Files.exists(PARTS)
                && Stream.of("jq", "curl", "bash").allMatch(NodeThere::onPath);
    }
}
