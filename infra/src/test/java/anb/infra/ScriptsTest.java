package anb.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts of an instance, run under a folder with stand-ins for AWS and for systemd. */
class ScriptsTest {

    private static final String FACTS = """
            TIER=%s
            INSTALLATION=anb
            AWS_DEFAULT_REGION=us-east-1
            STACK=anb-service
            STACK_RESOURCE=WebGroup
            ADDRESSES=10.20.0.0/16
            TEMP_FOLDER=/tmp/anb-temp
            DATABASE_SECRET=database
            TOKENS_SECRET=tokens
            REDIS_SECRET=redis
            %s
            """;

    /** Answers as Secrets Manager does; the database's password has what systemd would take for something else. */
    private static final String SECRETS = """
            case "$*" in
                *"--secret-id database"*) printf '%s\\n' '{"username":"anb","password":"a\\\\b\\"c$d`e#f"}' ;;
                *"--secret-id tokens"*) cat "$ROOT/tokens" ;;
                *"--secret-id redis"*) echo wake-up ;;
                *"--secret-id signing"*) echo '{"access_key":"AKIA","secret_key":"s3cret"}' ;;
            esac""";

    private static final String AGENT = "/opt/aws/amazon-cloudwatch-agent/bin/amazon-cloudwatch-agent-ctl";

    @TempDir
    private Path folder;

    private StandIn standIn;

    @BeforeEach
    void prepare() throws Exception {
        assumeTrue(Stream.of("jq", "curl", "bash").allMatch(NodeThere::onPath), "no jq, curl or bash here");
        standIn = new StandIn(folder)
                .says("instance-id", "i-0123")
                .program("aws", SECRETS)
                .program("systemctl", "exit 0");
        standIn.file("/tokens", "{\"current\":\"now\"}");
    }

    @AfterEach
    void close() {
        standIn.close();
    }

    @Test
    void secretsAreLeftInMemoryForTheNodeOnly() throws Exception {
        facts("web", "SIGNING_SECRET=signing");
        assertThat(run("secrets").status()).isZero();
        assertThat(standIn.read("/run/anb/secrets.env")).isEqualTo("""
                        SPRING_DATASOURCE_USERNAME="anb"
                        SPRING_DATASOURCE_PASSWORD="a\\\\b\\"c\\$d\\`e#f"
                        ANB_ACCOUNTS_TOKEN_SECRET="now"
                        SPRING_DATA_REDIS_PASSWORD="wake-up"
                        ANB_STORAGE_ACCESS_KEY="AKIA"
                        ANB_STORAGE_SECRET_KEY="s3cret"
                        """);
        assertThat(Files.getPosixFilePermissions(standIn.at("/run/anb/secrets.env")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(standIn.calls()).doesNotContain("try-restart", "now");
    }

    @Test
    void aSecretThatWasRotatedStartsTheNodeAgain() throws Exception {
        facts("workers", "");
        run("secrets");
        run("secrets");
        assertThat(standIn.calls()).doesNotContain("try-restart");
        standIn.file("/tokens", "{\"current\":\"next\",\"previous\":\"now\"}");
        run("secrets");
        assertThat(standIn.calls()).contains("systemctl --no-block try-restart anb.service");
        assertThat(standIn.read("/run/anb/secrets.env"))
                .contains("TOKEN_SECRET=\"next\"", "PREVIOUS_TOKEN_SECRET=\"now\"");
    }

    @Test
    void aWorkerLetsTheJobInHandEndBeforeItGoes() throws Exception {
        facts("workers", "SCALING_GROUP=anb-workers\nSCALE_IN_HOOK=scale-in");
        standIn.says("autoscaling/target-lifecycle-state", "Terminated");
        Files.createDirectories(standIn.at("/tmp/anb-temp/node-1-x/render-y"));
        // While the script waits the job ends.
        standIn.program("sleep", "rm -r $ROOT/tmp/anb-temp/node-1-x/render-y");
        var ended = standIn.run("scale-in", Map.of("EVERY", "1", "PATIENCE", "30"));
        assertThat(ended.status()).as(ended.output()).isZero();
        assertThat(ended.output()).doesNotContain("handed back");
        assertThat(standIn.calls().lines())
                .containsExactly(
                        "sleep 1",
                        "systemctl stop anb.service",
                        "aws autoscaling complete-lifecycle-action --lifecycle-action-result CONTINUE --instance-id i-0123"
                                + " --auto-scaling-group-name anb-workers --lifecycle-hook-name scale-in");
    }

    @Test
    void aJobThatDoesNotEndIsHandedBack() throws Exception {
        facts("workers", "SCALING_GROUP=anb-workers\nSCALE_IN_HOOK=scale-in");
        standIn.says("autoscaling/target-lifecycle-state", "Terminated");
        Files.createDirectories(standIn.at("/tmp/anb-temp/node-1-x/render-y"));
        var ended = standIn.run("scale-in", Map.of("EVERY", "1", "PATIENCE", "1"));
        assertThat(ended.output()).contains("a job is still in hand after 1 s: it is handed back");
        assertThat(standIn.calls()).contains("stop anb.service", "complete-lifecycle-action");
    }

    @ParameterizedTest
    @ValueSource(strings = {"web", "workers"})
    void anInstanceBecomesANode(String tier) throws Exception {
        facts(tier, "");
        machine();
        standIn.ready();
        var installed = standIn.run("install", Map.of("PORT", Integer.toString(standIn.port()), "PATIENCE", "20"));
        assertThat(installed.status()).as(installed.output()).isZero();
        assertThat(standIn.at("/etc/systemd/system/anb.service")).exists();
        assertThat(standIn.read("/etc/systemd/system/anb.service.d/tier.conf")).contains("BindPaths=/tmp/anb-temp");
        assertThat(standIn.read("/etc/anb/agent.json"))
                .contains("\"/anb/" + tier + "\"", "\"i-0123\"")
                .doesNotContain("@");
        assertThat(standIn.at("/etc/systemd/system/anb-scale-in.service")
                        .toFile()
                        .exists())
                .isEqualTo(tier.equals("workers"));
        assertThat(standIn.calls())
                .contains("systemctl enable --now anb.service anb-secrets.timer")
                .endsWith("aws cloudformation signal-resource --stack-name anb-service --logical-resource-id WebGroup"
                        + " --unique-id i-0123 --status SUCCESS\n");
    }

    @Test
    void anInstanceThatIsNotReadyInTimeSaysSoAndGoes() throws Exception {
        facts("workers", "");
        machine();
        var installed = standIn.run("install", Map.of("PORT", Integer.toString(standIn.port()), "PATIENCE", "1"));
        assertThat(installed.status()).isNotZero();
        assertThat(standIn.calls())
                .contains("--status FAILURE", "shutdown -h +10")
                .doesNotContain("SUCCESS");
    }

    private void facts(String tier, String more) throws Exception {
        standIn.file("/etc/anb/instance.env", FACTS.formatted(tier, more));
    }

    /** Programs that a test had better not run, or cannot. */
    private void machine() throws Exception {
        standIn.file(AGENT, "#!/bin/sh\n");
        assertThat(standIn.at(AGENT).toFile().setExecutable(true)).isTrue();
        for (var name : new String[] {"useradd", "chown", "shutdown", "mount"}) {
            standIn.program(name, "exit 0");
        }
        // There is no user of that name here.
        standIn.program("install", "exec /usr/bin/install $(echo \"$*\" | sed 's/-o [a-z]* -g [a-z]*//')");
    }

    private Command run(String script) throws Exception {
        return standIn.run(script, Map.of());
    }
}
