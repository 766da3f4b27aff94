package anb.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How an instance becomes a node, under a folder with what first boot left and stand-ins for AWS and for the machine. */
@WithNode
class InstallTest extends ScriptsFixture {

    @ParameterizedTest
    @CsvSource({"web, /var/lib/anb/temp, WebGroup", "workers, /tmp/anb-temp, WorkersGroup"})
    void anInstanceBecomesANode(String tier, String temp, String group) throws Exception {
        standIn.told("default", tier.equals("web") ? "Web" : "Workers");
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
        standIn.told("default", "Web");
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
        standIn.told("default", "Workers");
        standIn.machine().program("systemctl", "[ \"$*\" != \"start anb-secrets.service\" ]");
        var installed = install(standIn.port(), "20");
        assertThat(installed.status()).isNotZero();
        assertThat(standIn.calls()).contains("amazon-cloudwatch-agent-ctl", "--status FAILURE", "shutdown -h +10");
        assertThat(standIn.read("/etc/anb/agent.json")).contains("/var/log/cloud-init-output.log");
    }

    @Test
    void aReleaseForAnotherProcessorIsNotStarted() throws Exception {
        standIn.told("default", "Workers");
        standIn.machine().program("uname", "echo aarch64").ready();
        var installed = install(standIn.port(), "20");
        assertThat(installed.status()).isNotZero();
        assertThat(installed.output())
                .contains("this release was made on x86_64 and the instance is aarch64: release.sha256.aarch64");
        assertThat(standIn.calls())
                .contains("amazon-cloudwatch-agent-ctl", "--status FAILURE", "shutdown -h +10")
                .doesNotContain("systemctl");
    }

    @Test
    void redisOnTheWorkersMachineComesBackAfterAReboot() throws Exception {
        standIn.told("small", "Workers");
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
        assertThat(standIn.run("secrets", Map.of()).status()).isZero();
        assertThat(standIn.read("/run/anb/redis.conf")).isEqualTo("requirepass \"wake-up\"\n");
        assertThat(standIn.calls()).containsPattern("chgrp valkey \\S+/run/anb \\S+/run/anb/redis.conf");
    }

    @Test
    void anInstanceThatIsNotReadyInTimeSaysSoAndGoes() throws Exception {
        standIn.told("default", "Workers");
        postgresqlAt(standIn.port());
        standIn.machine();
        var installed = install(standIn.port(), "1");
        assertThat(installed.status()).isNotZero();
        assertThat(installed.output()).contains("not ready after 1 s");
        assertThat(standIn.calls())
                .contains("--status FAILURE", "shutdown -h +10")
                .doesNotContain("SUCCESS");
    }

    /** All share it: another instance in its place would fare no better, and none would be left when it is back. */
    @Test
    void anInstanceThatLacksPostgresqlWaitsForIt() throws Exception {
        standIn.told("default", "Workers");
        postgresqlAt(1);
        standIn.machine().readyOnceThereIs("/postgresql");
        standIn.program("sleep", """
            echo >>"$ROOT/slept"
            [ "$(wc -l <"$ROOT/slept")" -lt 25 ] || touch "$ROOT/postgresql"
            exec /bin/sleep 0.1
            """);
        var installed = install(standIn.port(), "1");
        assertThat(installed.status()).as(installed.output()).isZero();
        assertThat(installed.output()).contains("PostgreSQL does not answer: waits on");
        assertThat(standIn.calls()).contains("--status SUCCESS").doesNotContain("FAILURE", "shutdown");
    }

    /** However late it is looked at: it is given up for not being ready, and never for the time alone. */
    @Test
    void anInstanceThatIsReadyWhenTimeIsUpIsReady() throws Exception {
        standIn.told("default", "Workers");
        postgresqlAt(standIn.port());
        standIn.machine().ready();
        var installed = install(standIn.port(), "0");
        assertThat(installed.status()).as(installed.output()).isZero();
        assertThat(standIn.calls()).contains("--status SUCCESS").doesNotContain("FAILURE", "shutdown");
    }

    @Test
    void aWebInstanceIsNotReadyWhileNobodyAnswersWhereTheBalancerAsks() throws Exception {
        standIn.told("default", "Web");
        standIn.machine().ready();
        var installed = install(1, "1");
        assertThat(installed.status()).isNotZero();
        assertThat(standIn.calls()).contains("--status FAILURE").doesNotContain("SUCCESS");
    }

    /** The stack ends an older instance upon the signal: the balancer must have this one by then, from all its addresses. */
    @Test
    void aWebInstanceIsNotReadyBeforeTheBalancerSendsToIt() throws Exception {
        standIn.told("default", "Web");
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

    /** Anybody may ask for it through the balancer, at the very moment a node is being made. */
    @Test
    void whoAsksFromOutsideNeitherMakesANodeReadyNorKeepsItFromThat() throws Exception {
        standIn.told("default", "Web");
        standIn.machine().ready();
        asked(200, "203.0.113.7", "203.0.113.7", "10.200.0.9", "10.200.0.9", "2001:db8::7", "2001:db8::7");
        var notAsked = install(standIn.port(), "4");
        assertThat(notAsked.output()).contains("the balancer does not send to it after 4 s");
        assertThat(notAsked.status()).isNotZero();
        asked(200, "198.51.100.9", "10.20.0.9", "10.20.0.9");
        var installed = install(standIn.port(), "20");
        assertThat(installed.status()).as(installed.output()).isZero();
    }

    private void postgresqlAt(int port) throws Exception {
        standIn.file(
                "/etc/anb/anb.env",
                "SPRING_DATASOURCE_URL=jdbc:postgresql://127.0.0.1:%d/anb?sslmode=require\n".formatted(port));
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
}
