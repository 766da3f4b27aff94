package anb.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a node runs beside the application, under a folder with what first boot left and stand-ins for AWS and for systemd. */
@WithNode
class ScriptsTest extends ScriptsFixture {

    private static final String RENDER = "/tmp/anb-temp/node-1-x/render-y";

    @Test
    void secretsAreLeftInMemoryForTheNodeOnly() throws Exception {
        standIn.told("default", "Web");
        standIn.file("/tokens", "{\"current\":\"now\",\"admin_password\":\"%s\"}".formatted(StandIn.ODD));
        assertThat(run("secrets").status()).isZero();
        assertThat(standIn.read("/run/anb/secrets.env")).isEqualTo("""
                        ANB_ACCOUNTS_TOKEN_SECRET="now"
                        ANB_ACCOUNTS_ADMIN_PASSWORD="a\\\\b\\"c\\$d\\`e#f"
                        SPRING_DATA_REDIS_PASSWORD="wake-up"
                        ANB_STORAGE_ACCESS_KEY="AKIA"
                        ANB_STORAGE_SECRET_KEY="s3cret"
                        """);
        assertThat(standIn.at("/run/anb")).isDirectoryNotContaining(file -> !file.endsWith("secrets.env"));
        assertThat(permissions("/run/anb")).isEqualTo("rwx------");
        assertThat(permissions("/run/anb/secrets.env")).isEqualTo("rw-------");
        assertThat(standIn.calls()).doesNotContain("try-restart", "now");
    }

    /** It is rotated by itself, and in a file of the node's whoever breaks a child could read it. */
    @Test
    void theSecretOfTheDatabaseIsLeftForTheNodeToAsk() throws Exception {
        for (var tier : new String[] {"Web", "Workers"}) {
            standIn.told("default", tier);
            assertThat(run("secrets").status()).isZero();
        }
        assertThat(standIn.calls()).contains("--secret-id Tokens ").doesNotContain("Database");
    }

    @Test
    void aSecretThatWasChangedStartsTheNodeAgain() throws Exception {
        standIn.told("default", "Workers");
        run("secrets");
        run("secrets");
        assertThat(standIn.calls()).doesNotContain("try-restart");
        standIn.file("/redis", "get-up\n");
        run("secrets");
        assertThat(standIn.calls()).contains("systemctl --no-block try-restart anb.service");
        assertThat(standIn.read("/run/anb/secrets.env")).contains("REDIS_PASSWORD=\"get-up\"");
    }

    /** It opens files of strangers: with the secret of all tokens whoever breaks out of one could be an administrator. */
    @Test
    void aWorkerKnowsNoSecretOfTokensButOneOfItsOwn() throws Exception {
        standIn.told("default", "Workers");
        standIn.file("/tokens", "{\"current\":\"now\",\"admin_email\":\"a@example.org\",\"admin_password\":\"x\"}");
        assertThat(run("secrets").status()).isZero();
        var first = standIn.read("/run/anb/secrets.env");
        assertThat(first)
                .matches("ANB_ACCOUNTS_TOKEN_SECRET=\"[0-9a-f]{64}\"\nSPRING_DATA_REDIS_PASSWORD=\"wake-up\"\n");
        assertThat(run("secrets").status()).isZero();
        assertThat(standIn.read("/run/anb/secrets.env")).isEqualTo(first);
        assertThat(standIn.calls()).doesNotContain("Tokens", "try-restart");
    }

    @Test
    void aWebNodeWaitsForItsTurnToStartAgain() throws Exception {
        standIn.told("default", "Web");
        run("secrets");
        standIn.file("/tokens", "{\"current\":\"next\",\"previous\":\"now\"}");
        run("secrets");
        assertThat(standIn.calls())
                .contains("systemctl --no-block start anb-renew.service")
                .doesNotContain("try-restart");
        assertThat(standIn.read("/run/anb/secrets.env"))
                .contains("TOKEN_SECRET=\"next\"", "PREVIOUS_TOKEN_SECRET=\"now\"");
    }

    /** At the same moment, 100 s into a round of six turns of 360 s, each hears of another time, and of as long a turn. */
    @Test
    void noTwoWebNodesStartAgainAtOnce() throws Exception {
        standIn.told("default", "Web");
        standIn.program("aws", "printf 'i-0555\\ti-0123\\ti-0999\\ti-0222\\ti-0777\\ti-0333\\n'")
                .program("date", "echo $((6 * 360 * 4000000 + 100))")
                .program("sleep", "exit 0");
        for (var id : new String[] {"i-0123", "i-0222", "i-0333", "i-0555", "i-0777", "i-0999"}) {
            standIn.says("instance-id", id);
            var renewed = run("renew");
            assertThat(renewed.status()).as(renewed.output()).isZero();
        }
        assertThat(standIn.calls()).contains("describe-auto-scaling-groups --auto-scaling-group-names anb-web ");
        assertThat(standIn.calls().lines().filter(call -> call.matches("(sleep|systemctl) .*")))
                .containsExactly(
                        "sleep 2060",
                        "systemctl try-restart anb.service",
                        "sleep 260",
                        "systemctl try-restart anb.service",
                        "sleep 620",
                        "systemctl try-restart anb.service",
                        "sleep 980",
                        "systemctl try-restart anb.service",
                        "sleep 1340",
                        "systemctl try-restart anb.service",
                        "sleep 1700",
                        "systemctl try-restart anb.service");
    }

    @ParameterizedTest
    @ValueSource(strings = {"exit 1", "echo i-0123"})
    void aWebNodeThatIsAloneOrCannotAskStartsAgainAtOnce(String aws) throws Exception {
        standIn.told("default", "Web");
        standIn.program("aws", aws).program("sleep", "exit 0");
        assertThat(run("renew").status()).isZero();
        assertThat(standIn.calls())
                .contains("systemctl try-restart anb.service")
                .doesNotContain("sleep");
    }

    @Test
    void aWorkerLetsTheJobInHandEndBeforeItGoes() throws Exception {
        leaving();
        // While the script waits the job ends, but not at once.
        standIn.program("sleep", """
                [ ! -e "$ROOT/slept" ] || rm -r "$ROOT%s"
                touch "$ROOT/slept"
                """.formatted(RENDER));
        var ended = standIn.run("scale-in", Map.of("EVERY", "1", "PATIENCE", "30"));
        assertThat(ended.status()).as(ended.output()).isZero();
        assertThat(ended.output()).doesNotContain("handed back");
        assertThat(standIn.calls().lines())
                .containsExactly(
                        "sleep 1",
                        "sleep 1",
                        "systemctl stop anb.service",
                        "aws autoscaling complete-lifecycle-action --lifecycle-action-result CONTINUE --instance-id i-0123"
                                + " --auto-scaling-group-name anb-workers --lifecycle-hook-name scale-in");
    }

    @Test
    void aWorkerThatGoesTakesNoMoreJobsWhileItIsWaitedFor() throws Exception {
        leaving();
        standIn.program("sleep", """
                cat "$ROOT/tmp/anb-temp/node-1-x/drain" && rm -rf "$ROOT%s"
                """.formatted(RENDER));
        var ended = standIn.run("scale-in", Map.of("EVERY", "1", "PATIENCE", "30"));
        assertThat(ended.status()).as(ended.output()).isZero();
        assertThat(standIn.calls().lines()).startsWith("sleep 1", "systemctl stop anb.service");
    }

    @Test
    void aJobThatDoesNotEndIsHandedBack() throws Exception {
        leaving();
        var ended = standIn.run("scale-in", Map.of("EVERY", "1", "PATIENCE", "1"));
        assertThat(ended.output()).contains("a job is still in hand after 1 s: it is handed back");
        assertThat(standIn.calls()).contains("stop anb.service", "complete-lifecycle-action");
    }

    /** A worker with a job in hand, which its group wants gone. Not everything in its folder is a job. */
    private void leaving() throws Exception {
        standIn.told("default", "Workers");
        standIn.says("autoscaling/target-lifecycle-state", "Terminated");
        for (var name : new String[] {"brand-z", "arriving", "render-y"}) {
            Files.createDirectories(standIn.at(RENDER).resolveSibling(name));
        }
    }

    private Command run(String script) throws Exception {
        return standIn.run(script, Map.of());
    }

    private String permissions(String path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(standIn.at(path)));
    }
}
