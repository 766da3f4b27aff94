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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts of an instance, run under a folder with what first boot left and stand-ins for AWS and for systemd. */
@WithNode
class ScriptsTest {

    /** Answers as Secrets Manager does; the database's password has what systemd would take for something else. */
    private static final String SECRETS = """
            case "$*" in
                *"--secret-id Database"*) printf '%s\\n' '{"username":"anb","password":"a\\\\b\\"c$d`e#f"}' ;;
                *"--secret-id Tokens "*) cat "$ROOT/tokens" ;;
                *"--secret-id RedisPassword "*) echo wake-up ;;
                *"--secret-id Signing "*) echo '{"access_key":"AKIA","secret_key":"s3cret"}' ;;
            esac""";

    private static final String RENDER = "/tmp/anb-temp/node-1-x/render-y";

    @TempDir
    private Path folder;

    private StandIn standIn;

    @BeforeEach
    void prepare() throws Exception {
        assumeTrue(Stream.of("jq", "curl", "bash").allMatch(NodeThere::onPath), "no jq, curl or bash here");
        standIn = new StandIn(folder)
                .says("instance-id", "i-0123")
                .says("local-ipv4", "10.20.4.7")
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
        facts("web");
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
        facts("workers");
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
    void aWebNodeWaitsForItsTurnToStartAgain() throws Exception {
        facts("web");
        run("secrets");
        standIn.file("/tokens", "{\"current\":\"next\",\"previous\":\"now\"}");
        run("secrets");
        assertThat(standIn.calls())
                .contains("systemctl --no-block start anb-renew.service")
                .doesNotContain("try-restart");
    }

    /** At the same moment, 100 s into a round of three turns of 150 s, each hears of another time. */
    @Test
    void noTwoWebNodesStartAgainAtOnce() throws Exception {
        facts("web");
        standIn.program("aws", "printf 'i-0555\\ti-0123\\ti-0999\\n'")
                .program("date", "echo $((450 * 4000000 + 100))")
                .program("sleep", "exit 0");
        for (var id : new String[] {"i-0123", "i-0555", "i-0999"}) {
            standIn.says("instance-id", id);
            var renewed = run("renew");
            assertThat(renewed.status()).as(renewed.output()).isZero();
        }
        assertThat(standIn.calls()).contains("describe-auto-scaling-groups --auto-scaling-group-names anb-web ");
        assertThat(standIn.calls().lines().filter(call -> call.matches("(sleep|systemctl) .*")))
                .containsExactly(
                        "sleep 350",
                        "systemctl try-restart anb.service",
                        "sleep 50",
                        "systemctl try-restart anb.service",
                        "sleep 200",
                        "systemctl try-restart anb.service");
    }

    @ParameterizedTest
    @ValueSource(strings = {"exit 1", "echo i-0123"})
    void aWebNodeThatIsAloneOrCannotAskStartsAgainAtOnce(String aws) throws Exception {
        facts("web");
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

    @ParameterizedTest
    @CsvSource({"web, /var/lib/anb/temp, WebGroup", "workers, /tmp/anb-temp, WorkersGroup"})
    void anInstanceBecomesANode(String tier, String temp, String group) throws Exception {
        facts(tier);
        standIn.machine().ready();
        asked(200, "10.20.0.9", "10.20.0.9");
        var installed = install(standIn.port(), "20");
        assertThat(installed.status()).as(installed.output()).isZero();
        assertThat(standIn.at("/etc/systemd/system/anb.service")).exists();
        assertThat(standIn.read("/etc/systemd/system/anb.service.d/tier.conf")).contains("BindPaths=" + temp);
        assertThat(standIn.read("/etc/anb/agent.json"))
                .contains("\"/anb/" + tier + "\"", "\"i-0123\"", "\"ANB/anb\"")
                .doesNotContain("@");
        assertThat(Files.exists(standIn.at("/etc/systemd/system/anb-renew.service")))
                .isEqualTo(tier.equals("web"));
        var scaleIn = standIn.at("/etc/systemd/system/anb-scale-in.service");
        assertThat(Files.exists(scaleIn)).isEqualTo(tier.equals("workers"));
        if (tier.equals("workers")) {
            assertThat(scaleIn)
                    .content()
                    .contains("ReadWritePaths=/tmp/anb-temp")
                    .doesNotContain("@TEMP_FOLDER@");
        }
        assertThat(standIn.calls())
                .contains("systemctl enable --now anb.service anb-secrets.timer")
                .contains("systemctl enable --now logrotate.timer")
                .endsWith("aws cloudformation signal-resource --stack-name AWS::StackName --logical-resource-id "
                        + group + " --unique-id i-0123 --status SUCCESS\n");
    }

    @Test
    void linesOfNginxDoNotFillTheDisk() throws Exception {
        facts("web");
        standIn.machine().ready();
        asked(200, "10.20.0.9", "10.20.0.9");
        var installed = install(standIn.port(), "20");
        assertThat(installed.status()).as(installed.output()).isZero();
        // By the name of the file that comes with nginx: two for the same lines would be refused.
        assertThat(standIn.read("/etc/logrotate.d/nginx").lines().map(String::strip))
                .contains(
                        "/var/log/nginx/*.log {",
                        "hourly",
                        "maxsize 100M",
                        "rotate 5",
                        "delaycompress",
                        "postrotate",
                        "[ ! -s /run/nginx.pid ] || kill -USR1 \"$(cat /run/nginx.pid)\"")
                .doesNotContain("copytruncate");
        assertThat(standIn.read("/etc/nginx/nginx.conf")).contains("pid /run/nginx.pid;", "/var/log/nginx/error.log");
        assertThat(standIn.read("/etc/nginx/conf.d/anb.conf")).contains("access_log /var/log/nginx/anb.log");
        assertThat(standIn.read("/etc/systemd/system/logrotate.timer.d/hourly.conf"))
                .contains("OnCalendar=hourly");
    }

    @Test
    void whatGoesWrongAtTheFirstBootIsReadWhereTheOtherLinesAre() throws Exception {
        facts("workers");
        standIn.machine().program("systemctl", "[ \"$*\" != \"start anb-secrets.service\" ]");
        var installed = install(standIn.port(), "20");
        assertThat(installed.status()).isNotZero();
        assertThat(standIn.calls()).contains("amazon-cloudwatch-agent-ctl", "--status FAILURE", "shutdown -h +10");
        assertThat(standIn.read("/etc/anb/agent.json")).contains("/var/log/cloud-init-output.log");
    }

    @Test
    void redisOnTheWorkersMachineComesBackAfterAReboot() throws Exception {
        standIn.file(
                "/etc/anb/instance.env",
                FirstBoots.named(Installation.of("small"), "Workers", "/etc/anb/instance.env"));
        standIn.machine().ready();
        var installed = install(standIn.port(), "20");
        assertThat(installed.status()).as(installed.output()).isZero();
        assertThat(standIn.read("/etc/systemd/system/valkey.service.d/anb.conf"))
                .contains("Wants=anb-secrets.service", "After=anb-secrets.service", "Restart=on-failure");
        assertThat(standIn.calls())
                .contains(
                        "route53 change-resource-record-sets --hosted-zone-id Inside",
                        "redis.anb.internal",
                        "10.20.4.7")
                .contains("systemctl enable --now valkey.service");
        assertThat(run("secrets").status()).isZero();
        assertThat(standIn.read("/run/anb/redis.conf")).isEqualTo("requirepass \"wake-up\"\n");
    }

    @Test
    void anInstanceThatIsNotReadyInTimeSaysSoAndGoes() throws Exception {
        facts("workers");
        standIn.machine();
        var installed = install(standIn.port(), "1");
        assertThat(installed.status()).isNotZero();
        assertThat(standIn.calls())
                .contains("--status FAILURE", "shutdown -h +10")
                .doesNotContain("SUCCESS");
    }

    @Test
    void aWebInstanceIsNotReadyWhileNobodyAnswersWhereTheBalancerAsks() throws Exception {
        facts("web");
        standIn.machine().ready();
        var installed = install(1, "1");
        assertThat(installed.status()).isNotZero();
        assertThat(standIn.calls()).contains("--status FAILURE").doesNotContain("SUCCESS");
    }

    /** The stack ends an older instance upon the signal: the balancer must have this one by then, from all its addresses. */
    @Test
    void aWebInstanceIsNotReadyBeforeTheBalancerSendsToIt() throws Exception {
        facts("web");
        standIn.machine().ready();
        asked(503, "10.20.0.9", "10.20.1.8");
        asked(200, "127.0.0.1", "127.0.0.1", "10.20.0.9", "10.20.0.9", "10.20.1.8");
        var tooSoon = install(standIn.port(), "4");
        assertThat(tooSoon.status()).isNotZero();
        assertThat(tooSoon.output()).contains("the balancer does not send to it after 4 s");
        assertThat(standIn.calls()).contains("--status FAILURE").doesNotContain("SUCCESS");
        asked(200, "10.20.1.8");
        assertThat(install(standIn.port(), "20").status()).isZero();
        assertThat(standIn.calls()).contains("--status SUCCESS");
    }

    @Test
    void aRuntimeThatWouldTrustNobodyIsNotReleased() throws Exception {
        standIn.program("java", "echo 'openjdk version \"25\"'").program("jlink", """
                        mkdir -p "$2/lib/security"
                        ln -s /etc/ssl/certs/java/cacerts "$2/lib/security/cacerts"
                        """);
        Files.move(folder.resolve("programs"), folder.resolve("bin"));
        var released = Command.run(
                Map.of("JAVA_HOME", folder.toString()),
                Command.DEPLOY.resolve("aws").resolve("release").toString(),
                "0.1.0",
                folder.resolve("release").toString());
        assertThat(released.status()).isEqualTo(2);
        assertThat(released.output()).contains("cacerts is no file with certificates in it");
    }

    private void facts(String tier) throws Exception {
        var name = tier.equals("web") ? "Web" : "Workers";
        standIn.file(
                "/etc/anb/instance.env", FirstBoots.named(Installation.of("default"), name, "/etc/anb/instance.env"));
    }

    /** A worker with a job in hand, which its group wants gone. Not everything in its folder is a job. */
    private void leaving() throws Exception {
        facts("workers");
        standIn.says("autoscaling/target-lifecycle-state", "Terminated");
        for (var name : new String[] {"brand-z", "arriving", "render-y"}) {
            Files.createDirectories(standIn.at(RENDER).resolveSibling(name));
        }
    }

    /** Lines of nginx about looks at {@code /health}, and before each the beginning of one that was not written to its end. */
    private void asked(int status, String... clients) throws Exception {
        var lines = standIn.at("/var/log/nginx/anb.log");
        var text = new StringBuilder(Files.exists(lines) ? Files.readString(lines) : "");
        for (var client : clients) {
            text.append("{\"client\":\"10.20.\n")
                    .append("{\"client\":\"%s\",\"path\":\"/health\",\"status\":%d}\n".formatted(client, status));
        }
        standIn.file("/var/log/nginx/anb.log", text.toString());
    }

    private Command install(int front, String patience) throws Exception {
        return standIn.run(
                "install",
                Map.of(
                        "PORT",
                        Integer.toString(standIn.port()),
                        "FRONT",
                        Integer.toString(front),
                        "EVERY",
                        "0.1",
                        "PATIENCE",
                        patience));
    }

    private Command run(String script) throws Exception {
        return standIn.run(script, Map.of());
    }
}
