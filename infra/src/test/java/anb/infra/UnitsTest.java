package anb.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The systemd units of the instances, as systemd reads them. */
class UnitsTest {

    private static final Path UNITS = Command.DEPLOY.resolve("aws").resolve("units");

    @ParameterizedTest
    @ValueSource(strings = {"anb-web.conf", "anb-workers.conf"})
    void systemdUnderstandsThem(String tier, @TempDir Path folder) throws Exception {
        assumeTrue(NodeThere.onPath("systemd-analyze"), "no systemd-analyze here");
        var dropIn = Files.createDirectories(folder.resolve("anb.service.d")).resolve("tier.conf");
        Files.writeString(dropIn, Files.readString(UNITS.resolve(tier)).replace("@TEMP_FOLDER@", "/tmp/anb-temp"));
        for (var unit :
                new String[] {"anb.service", "anb-secrets.service", "anb-secrets.timer", "anb-scale-in.service"}) {
            // Their programs are only on an instance; whether they can be run is not what is asked here.
            Files.writeString(
                    folder.resolve(unit),
                    Files.readString(UNITS.resolve(unit)).replaceAll("/opt/anb/[a-z/-]+", "/bin/true"));
        }
        var verified = Command.run(
                "systemd-analyze",
                "verify",
                "--man=no",
                folder.resolve("anb.service").toString(),
                folder.resolve("anb-secrets.timer").toString(),
                folder.resolve("anb-scale-in.service").toString());
        assertThat(verified.output().lines().filter(line -> line.contains("anb")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"anb.service", "anb-secrets.service", "anb-scale-in.service"})
    void theirExposureIsLow(String unit) throws Exception {
        assumeTrue(NodeThere.onPath("systemd-analyze"), "no systemd-analyze here");
        var judged = Command.run(
                "systemd-analyze",
                "security",
                "--offline=true",
                "--threshold=30",
                UNITS.resolve(unit).toString());
        assertThat(judged.status()).as(judged.output()).isZero();
    }

    @Test
    void everyScriptIsClean() throws Exception {
        assumeTrue(NodeThere.onPath("shellcheck"), "no shellcheck here");
        var scripts = Stream.of("install", "metadata", "secrets", "scale-in", "release")
                .map(name -> Command.DEPLOY.resolve("aws").resolve(name).toString());
        var judged = Command.run(Stream.concat(Stream.of("shellcheck"), scripts).toArray(String[]::new));
        assertThat(judged.output()).isEmpty();
    }
}
