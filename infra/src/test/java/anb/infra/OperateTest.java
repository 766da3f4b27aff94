package anb.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The operator's verbs on an instance, with a stand-in for systemd-run. */
class OperateTest extends ScriptsFixture {

    @Test
    void aVerbIsRunAsTheNodesUserWithAllThatTheNodeIsTold() throws Exception {
        standIn.program("systemd-run", "exit 3");
        assertThat(standIn.run("operate", Map.of(), "dead", "--limit=5").status())
                .isEqualTo(3);
        assertThat(standIn.calls()).contains("--uid=anb", "/opt/anb/bin/anb dead --limit=5");
        var unit = Files.readAllLines(Command.DEPLOY.resolve("aws/units/anb.service"));
        assertThat(unit)
                .filteredOn(line -> line.startsWith("EnvironmentFile="))
                .isNotEmpty()
                .allSatisfy(line ->
                        assertThat(standIn.calls()).contains("--property=" + line.replace("=", "=" + standIn.at("/"))));
        // Not where it listens, nor its management port: a verb answers nobody.
        assertThat(unit.stream()
                        .filter(line -> line.startsWith("Environment="))
                        .flatMap(line ->
                                Stream.of(line.replace("Environment=", "").split(" ")))
                        .filter(told -> !told.matches("(SERVER|MANAGEMENT)_.*")))
                .isNotEmpty()
                .allSatisfy(told -> assertThat(standIn.calls()).contains("--setenv=" + told));
    }

    @Test
    void theCheckIsAVerbToo() throws Exception {
        standIn.program("systemd-run", "exit 0");
        assertThat(standIn.run("operate", Map.of(), "check").status()).isZero();
        assertThat(standIn.calls()).contains("/opt/anb/bin/anb --anb.check");
    }

    /** Settings alone would start one more node. */
    @Test
    void whatIsNoVerbIsNotRun() throws Exception {
        standIn.program("systemd-run", "exit 0");
        for (var word : new String[] {"", "--server.port=8081", "export"}) {
            var ran = standIn.run("operate", Map.of(), word);
            assertThat(ran.status()).isEqualTo(2);
            assertThat(ran.output()).contains("usage: sudo /opt/anb/deploy/aws/operate");
        }
        assertThat(standIn.calls()).isEmpty();
    }
}
