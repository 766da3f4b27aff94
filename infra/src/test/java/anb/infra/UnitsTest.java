package anb.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The systemd units of the instances, as systemd reads them. */
class UnitsTest {

    private static final Path UNITS = Command.DEPLOY.resolve("aws").resolve("units");

    /** Where scripts are, of this module and of the others. */
    private static final List<String> SCRIPTS =
            List.of("deploy", ".ci", "bench", "collections", "embedded/src/main/scripts", "infra/src/test/scripts");

    @ParameterizedTest
    @ValueSource(strings = {"anb-web.conf", "anb-workers.conf"})
    void systemdUnderstandsThem(String tier, @TempDir Path folder) throws Exception {
        NodeThere.wants("systemd-analyze");
        Files.writeString(folder.resolve("valkey.service"), "[Service]\nExecStart=/bin/true\n");
        dropIn(folder, "valkey.service", "anb-valkey.conf");
        dropIn(folder, "anb.service", tier);
        for (var unit : new String[] {
            "anb.service", "anb-secrets.service", "anb-secrets.timer", "anb-renew.service", "anb-scale-in.service"
        }) {
            // Their programs are only on an instance; whether they can be run is not what is asked here.
            Files.writeString(folder.resolve(unit), installed(unit).replaceAll("/opt/anb/[a-z/-]+", "/bin/true"));
        }
        var verified = Command.run(
                "systemd-analyze",
                "verify",
                "--man=no",
                folder.resolve("anb.service").toString(),
                folder.resolve("anb-secrets.timer").toString(),
                folder.resolve("anb-renew.service").toString(),
                folder.resolve("anb-scale-in.service").toString(),
                folder.resolve("valkey.service").toString());
        assertThat(verified.output().lines().filter(line -> line.contains("anb")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"anb.service", "anb-secrets.service", "anb-renew.service", "anb-scale-in.service"})
    void theirExposureIsLow(String name, @TempDir Path folder) throws Exception {
        NodeThere.wants("systemd-analyze");
        var unit = Files.writeString(folder.resolve(name), installed(name));
        var judged = Command.run("systemd-analyze", "security", "--offline=true", "--threshold=30", unit.toString());
        assertThat(judged.status()).as(judged.output()).isZero();
    }

    /** A unit whose requirement failed is not started again by systemd, whatever its {@code Restart=} says. */
    @Test
    void aNodeIsTriedAgainWhenItsSecretsCouldNotBeAskedFor() throws Exception {
        var lines = Files.readAllLines(UNITS.resolve("anb.service"));
        assertThat(lines)
                .contains(
                        "Wants=network-online.target anb-secrets.service",
                        "After=network-online.target anb-secrets.service",
                        "StartLimitIntervalSec=0",
                        "EnvironmentFile=/run/anb/secrets.env",
                        "Restart=always")
                .noneMatch(line -> line.matches("(Requires|Requisite|BindsTo)=.*"));
    }

    /** And its turn to start again is longer than that, so that no two web nodes are away at once. */
    @Test
    void anUploadHasAsLongOnAWebNodeAsTheBalancerGivesIt() throws Exception {
        assertThat(Files.readAllLines(UNITS.resolve("anb-web.conf")))
                .contains("Environment=SPRING_LIFECYCLE_TIMEOUTPERSHUTDOWNPHASE=5m", "TimeoutStopSec=330");
        assertThat(UNITS.resolveSibling("renew")).content().contains("part=${PART:-360}");
    }

    /** With the instance's role a node asks for the password of the database, on either tier. */
    @ParameterizedTest
    @ValueSource(strings = {"anb.service", "anb-web.conf", "anb-workers.conf"})
    void nothingKeepsANodeFromItsRole(String unit) throws Exception {
        assertThat(Files.readAllLines(UNITS.resolve(unit)))
                .noneMatch(line -> line.matches("(IPAddressDeny|PrivateNetwork)=.*"));
    }

    @Test
    void everyScriptIsClean() throws Exception {
        NodeThere.wants("shellcheck");
        var scripts = scripts();
        assertThat(scripts).hasSizeGreaterThan(25);
        var judged = Command.run(
                Stream.concat(Stream.of("shellcheck"), scripts.stream()).toArray(String[]::new));
        assertThat(judged.output()).isEmpty();
    }

    private static List<String> scripts() throws IOException {
        var scripts = new ArrayList<String>();
        for (var folder : SCRIPTS) {
            try (var files = Files.walk(Command.DEPLOY.resolveSibling(folder))) {
                files.filter(Files::isRegularFile)
                        .filter(UnitsTest::isScript)
                        .map(Path::toString)
                        .forEach(scripts::add);
            }
        }
        return scripts;
    }

    private static boolean isScript(Path file) {
        try (var bytes = Files.newInputStream(file)) {
            var first = new String(bytes.readNBytes(20), StandardCharsets.US_ASCII); // #!/usr/bin/env bash
            return first.startsWith("#!") && first.contains("sh");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void dropIn(Path folder, String unit, String file) throws IOException {
        var into = Files.createDirectories(folder.resolve(unit + ".d"));
        Files.writeString(into.resolve(file), installed(file));
    }

    private static String installed(String unit) throws IOException {
        return Files.readString(UNITS.resolve(unit)).replace("@TEMP_FOLDER@", "/tmp/anb-temp");
    }
}
