package anb.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What an instance is told to do when it is made, done: under a folder for its root, with stand-ins for AWS and for the machine,
 * and a release that holds nothing but the scripts. Not covered: cloud-init, the packages, and what {@link NodeStartsTest} leaves open.
 */
@WithNode
class UserDataTest extends ScriptsFixture {

    /** Where the script and its files lie on an instance; here under the folder. */
    private static final Pattern OWN = Pattern.compile("(?<=[\\s>:'])/(opt|etc)/anb");

    private static final Pattern TOLD =
            Pattern.compile("(dnf|aws|amazon-cloudwatch-agent-ctl|blkid|mount|systemctl|shutdown) .*");

    static Stream<Arguments> instances() {
        return Stream.concat(Installation.presets(), Stream.of(Installation.withOptions()))
                .flatMap(installation -> Stream.of("Web", "Workers").map(tier -> Arguments.of(installation, tier)));
    }

    @ParameterizedTest
    @MethodSource("instances")
    void anInstanceOfEachSizeBecomesANodeByWhatItIsTold(Installation installation, String tier) throws Exception {
        var archive = release(processor(installation, tier));
        var booted = boot(script(installation, tier).replace(checksum(installation, tier), sha256(archive)));
        assertThat(booted.status()).as(booted.output()).isZero();
        assertThat(calls()).containsExactlyElementsOf(expected(installation, tier));
        for (var file : List.of("/etc/anb/instance.env", "/etc/anb/anb.env")) {
            assertThat(standIn.read(file)).isEqualTo(FirstBoots.named(installation, tier, file));
        }
    }

    @Test
    void aReleaseThatIsNotTheOneThatWasMeantIsNotUnpacked() throws Exception {
        release("x86_64");
        var booted = boot(script(Installation.of("default"), "Web"));
        assertThat(booted.status()).isNotZero();
        assertThat(calls()).hasSize(3).last().isEqualTo("shutdown -h +10");
        assertThat(standIn.at("/opt/anb/deploy")).doesNotExist();
    }

    @Test
    void anInstanceThatGetsNoPackagesGoes() throws Exception {
        standIn.program("dnf", "exit 1").machine();
        var booted = boot(script(Installation.of("default"), "Workers"));
        assertThat(booted.status()).isNotZero();
        assertThat(calls())
                .containsExactly(
                        "dnf install -y -q amazon-cloudwatch-agent jq logrotate util-linux", "shutdown -h +10");
    }

    @ParameterizedTest
    @MethodSource("instances")
    void whatItIsToldIsAScriptWithoutFault(Installation installation, String tier) throws Exception {
        NodeThere.wants("shellcheck");
        var file = Files.writeString(folder.resolve("user-data"), script(installation, tier));
        assertThat(Command.run("shellcheck", file.toString()).output()).isEmpty();
    }

    private static List<String> expected(Installation installation, String tier) {
        var web = tier.equals("Web");
        var redisHere = !web && installation.name().equals("small");
        var calls = new ArrayList<String>();
        calls.add("dnf install -y -q amazon-cloudwatch-agent jq logrotate util-linux"
                + (web ? " nginx" : redisHere ? " valkey" : ""));
        calls.add("aws s3 cp --only-show-errors s3://anb-video-storage-2025-releases/releases/0.1.0/anb-%s.tar.gz"
                        .formatted(processor(installation, tier))
                + " /opt/anb/release.tar.gz");
        calls.add("amazon-cloudwatch-agent-ctl -a fetch-config -m ec2 -s -c file:/etc/anb/agent.json");
        if (!web) {
            calls.addAll(List.of("blkid /dev/sdf", "systemctl daemon-reload", "mount /tmp/anb-temp"));
        }
        calls.addAll(List.of(
                "systemctl daemon-reload",
                "systemctl enable --now logrotate.timer",
                "systemctl start anb-secrets.service"));
        if (redisHere) {
            calls.add("aws route53 change-resource-record-sets --hosted-zone-id Inside"
                    + " --change-batch {\"Changes\":[{\"Action\":\"UPSERT\",");
            calls.add("systemctl enable --now valkey.service");
        }
        calls.addAll(List.of(
                "systemctl enable --now anb.service anb-secrets.timer",
                "systemctl enable --now " + (web ? "nginx.service" : "anb-scale-in.service"),
                "aws cloudformation signal-resource --stack-name AWS::StackName --logical-resource-id " + tier
                        + "Group --unique-id i-0123 --status SUCCESS"));
        return calls;
    }

    /** What was called, in its order; the folder is not told of. */
    private List<String> calls() throws IOException {
        return standIn.calls()
                .replace(standIn.at("/").toString(), "")
                .lines()
                .filter(line -> TOLD.matcher(line).matches())
                .toList();
    }

    private static String script(Installation installation, String tier) {
        return FirstBoots.named(FirstBoots.script(installation, tier));
    }

    private Command boot(String script) throws Exception {
        var here = OWN.matcher(script).replaceAll(standIn.at("/") + "/$1/anb");
        var file = Files.writeString(folder.resolve("user-data"), here);
        assertThat(file.toFile().setExecutable(true)).isTrue();
        var port = Integer.toString(standIn.port());
        return standIn.run(file.toString(), Map.of("PORT", port, "FRONT", port, "EVERY", "0.1", "PATIENCE", "20"));
    }

    /** An archive as {@code deploy/aws/release} makes it, of scripts alone, and a machine that can fetch it. */
    private Path release(String processor) throws Exception {
        standIn.machine()
                .program("uname", "echo " + processor)
                .program("dnf", "exit 0")
                .ready();
        asked(200, "10.20.0.9", "10.20.0.9");
        var scripts = Files.createDirectories(folder.resolve("anb/deploy"));
        Files.writeString(scripts.resolveSibling("processor"), processor + "\n");
        var archive = folder.resolve("release.tar.gz");
        for (var part : List.of("aws", "nginx")) {
            done("cp", "-R", Command.DEPLOY.resolve(part).toString(), scripts.toString());
        }
        done("tar", "-czf", archive.toString(), "-C", folder.toString(), "anb");
        standIn.program("aws", StandIn.SECRETS + "\n[ \"$1 $2\" != \"s3 cp\" ] || cp '" + archive + "' \"$5\"");
        return archive;
    }

    private static void done(String... command) throws Exception {
        var done = Command.run(command);
        assertThat(done.status()).as(done.output()).isZero();
    }

    private static String processor(Installation installation, String tier) {
        var fleet = tier.equals("Web")
                ? installation.settings().web()
                : installation.settings().workers();
        return fleet.processor().text();
    }

    private static String checksum(Installation installation, String tier) {
        var settings = installation.settings();
        return settings.release().sha256(tier.equals("Web") ? settings.web() : settings.workers());
    }

    private static String sha256(Path file) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        return "%064x".formatted(new BigInteger(1, digest));
    }
}
