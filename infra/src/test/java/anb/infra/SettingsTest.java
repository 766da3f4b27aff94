package anb.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anb.infra.settings.Fleet;
import anb.infra.settings.Settings;
import anb.infra.settings.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    @ParameterizedTest
    @ValueSource(strings = {"default", "small", "large"})
    void eachPresetMakesAnInstallation(String preset) {
        var settings = Settings.of(preset, Map.of());
        assertThat(settings.mostConnections())
                .isLessThanOrEqualTo(settings.database().connections());
    }

    /** Each that there may be, by as many as may be going: one web node, and workers above the least or replaced meanwhile. */
    @Test
    void workersThatAreGoingKeepTheirConnections() {
        var small = Settings.of("small", Map.of());
        assertThat(small.mostConnections()).isEqualTo(4 * 7 + (1 + 1) * 5 + 10);
        var shrinking = Settings.of("large", Map.of());
        assertThat(shrinking.mostConnections()).isEqualTo(11 * 20 + (14 + 12) * 10 + 10);
        var replaced = Settings.of("large", Map.of("workers.least", "13"));
        assertThat(replaced.mostConnections()).isEqualTo(11 * 20 + (14 + 4) * 10 + 10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"small", "default", "large"})
    void theManualHasTheQuotaOfEachSize(String preset) throws IOException {
        var settings = Settings.of(preset, Map.of());
        assertThat(Files.readString(Path.of("..", "docs", "aws.md")))
                .contains("| %s | %d | %d |\n".formatted(preset, settings.processors(), settings.mostProcessors()));
    }

    @ParameterizedTest
    @CsvSource({"t3.micro, 24", "c7g.medium, 12", "c7a.large, 24", "m7i.xlarge, 48", "c7a.12xlarge, 576"})
    void processorsAreCountedAsAwsDoes(String instance, int all) {
        var changed = Map.of(
                "web.instance",
                instance,
                "workers.instance",
                instance,
                "release.sha256.x86_64",
                "1".repeat(64),
                "release.sha256.aarch64",
                "2".repeat(64),
                "web.most",
                "6",
                "web.pool",
                "4",
                "workers.most",
                "6",
                "workers.pool",
                "3");
        assertThat(Settings.of("default", changed).processors()).isEqualTo(all);
    }

    @Test
    void aPresetIsChangedByName() {
        assertThat(Settings.of("small", Map.of("network.zones", "3")).network().zones())
                .isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "web.most|six|web.most: \"six\" is not a whole number from 1 to 100",
                "web.most|1|web.most: 1 is fewer than web.least, 2",
                "name|anb-|name: \"anb-\" is not 2 to 20 of a-z, 0-9 and single -",
                "name|a--b|name: \"a--b\" is not 2 to 20 of a-z, 0-9 and single -",
                "name|a|name: \"a\" is not 2 to 20 of a-z, 0-9 and single -",
                "name|a12345678901234567890|name: \"a12345678901234567890\" is not 2 to 20 of a-z, 0-9 and single -",
                "name|internal-anb|name: \"internal-anb\" is not 2 to 20 of a-z, 0-9 and single -",
                "region|us-gov-west-1|region: \"us-gov-west-1\" is not a region such as us-east-1, and not of China",
                "region|us-isob-east-1|region: \"us-isob-east-1\" is not a region such as us-east-1",
                "region|cn-north-1|region: \"cn-north-1\" is not a region such as us-east-1",
                "network.zones|4|network.zones: 4 is not a whole number from 1 to 3",
                "network.zone-names|us-east-1b,|network.zone-names: \"us-east-1b,\" is not zones such as",
                "network.zone-names|us-east-1b,us-east-1b|network.zone-names: 2 different ones are wanted",
                "network.zone-names|us-east-1b,us-west-2a|network.zone-names: there are only zones of the region, us-east-1",
                "network.zone-names|us-east-1,us-east-1b|network.zone-names: there are only zones of the region, us-east-1",
                "network.zone-names|us-east-1b,us-east-12a|network.zone-names: there are only zones of the region, us-east-1",
                "network.zone-names|us-east-1b,us-east-1-bos-1a|network.zone-names: there are only zones of the region",
                "web.instances|9|web.instances: there is no such setting",
                "web.pool|20|database.instance: t3.micro takes 84 connections, all nodes together may want 160",
                "workers.pool|6|database.instance: t3.micro takes 84 connections, all nodes together may want 88",
                "site.origin|https://anb.example.org|site.origin: https needs site.certificate",
                "site.origin|http://anb.example.org/|site.origin: \"http://anb.example.org/\" is not an origin",
                "redis.instance||redis.instance: empty puts Redis on the worker's machine, so workers.most must be 1",
                "redis.moving|maybe|redis.moving: \"maybe\" is not true or false",
                "database.instance|t2.micro|database.instance: the limit of connections is known for m7g.large",
                "database.most-gb|21|database.most-gb: must be at least a tenth above database.gb",
                "watching.log-days|31|watching.log-days: CloudWatch offers",
                "bucket.name|Anb_Videos|bucket.name: \"Anb_Videos\" is not 3 to 54",
                "release.sha256.x86_64|abc|release.sha256.x86_64: \"abc\" is not 64 hexadecimal digits",
                "redis.instance||redis.instance: empty has the worker give its address to Route 53"
            })
    void whatMakesNoInstallationIsNamed(String name, String value, String said) {
        assertThatThrownBy(() -> Settings.of("default", Map.of(name, value == null ? "" : value)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(said);
    }

    @ParameterizedTest
    @CsvSource({"a1, us-east-1", "cali-2026, sa-east-1", "a1234567890123456789, ap-southeast-2"})
    void namesAndRegionsThatAwsTakesAreTaken(String name, String region) {
        var settings = Settings.of("default", Map.of("name", name, "region", region));
        assertThat(settings.name() + " " + settings.region()).isEqualTo(name + " " + region);
    }

    /** What the command of the section adds to the size of the first system. */
    @Test
    void moreWorkersAsTheManualHasThemAreAccepted() throws IOException {
        var section = Files.readString(Path.of("..", "docs", "deployment.md"))
                .lines()
                .dropWhile(line -> !line.equals("## The week before the deadline"))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .collect(Collectors.joining("\n"));
        var changed = Pattern.compile("--([a-z]+[.][\\w.-]+)=([^\\s\"]+)")
                .matcher(section)
                .results()
                .collect(Collectors.toMap(
                        option -> option.group(1),
                        option -> option.group(2).replace("$IMAGE", "ami-0123456789abcdef0")));
        var settings = Settings.of("default", changed);
        assertThat(changed).containsKey("release.image.x86_64");
        assertThat(settings.workers().most()).isEqualTo(12);
        assertThat(section).contains("says %d ".formatted(settings.database().connections()));
        assertThatThrownBy(() -> Settings.of("default", Map.of("workers.most", "4")))
                .hasMessageContaining("t3.micro takes 84 connections, all nodes together may want 92");
    }

    @Test
    void asManyWorkersAsTheManualAllowsInAnEmergencyFit() {
        var emergency = Settings.of("default", Map.of("web.most", "3", "workers.most", "5"));
        assertThat(emergency.mostConnections()).isEqualTo(4 * 7 + (5 + 4) * 5 + 10);
        assertThatThrownBy(() -> Settings.of("default", Map.of("web.most", "3", "workers.most", "6")))
                .hasMessageContaining("t3.micro takes 84 connections");
    }

    @Test
    void aDatabaseMayGrowByATenth() {
        var settings = Settings.of("default", Map.of("database.gb", "100", "database.most-gb", "110"));
        assertThat(settings.database().mostGigabytes()).isEqualTo(110);
    }

    @Test
    void aRedisThatStaysOnTheWorkersMachineDoesNotMove() {
        assertThatThrownBy(() -> Settings.of("small", Map.of("redis.moving", "true")))
                .hasMessageContaining("redis.moving: is for a Redis that leaves the worker's machine");
    }

    @Test
    void aCertificateOfAnotherRegionIsRefused() {
        assertThatThrownBy(() -> Settings.of(
                        "default",
                        Map.of(
                                "site.origin", "https://anb.example.org",
                                "site.certificate", "arn:aws:acm:us-west-2:123456789012:certificate/abc")))
                .hasMessageContaining(
                        "site.certificate: the balancer takes only certificates of its region, us-east-1");
    }

    /** The last two: made on Arm for instances that are not all Arm, or none of them. */
    @ParameterizedTest
    @CsvSource({
        "web, t4g.medium, x86_64, web.instance: t4g.medium, aarch64",
        "workers, c7gn.large, x86_64, workers.instance: c7gn.large, aarch64",
        "workers, a1.large, x86_64, workers.instance: a1.large, aarch64",
        "workers, c7g.large, aarch64, web.instance: t3.medium, x86_64",
        "workers, c7a.large, aarch64, workers.instance: c7a.large, x86_64"
    })
    void aReleaseForOtherProcessorsThanTheInstancesHaveIsRefused(
            String fleet, String instance, String made, String refused, String wanted) {
        var changed = Map.of(fleet + ".instance", instance, "release.sha256." + made, "1".repeat(64));
        assertThatThrownBy(() -> Settings.of("default", changed))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(refused + " takes an archive made on " + wanted);
    }

    @Test
    void anImageIsOfOneKindOfProcessors() {
        var release = Settings.of("default", Map.of("release.image.aarch64", "ami-0fedcba9876543210"))
                .release();
        assertThat(release.image(new Fleet("c7g.large", 1, 1, 5))).contains("ami-0fedcba9876543210");
        assertThat(release.image(new Fleet("c7a.large", 1, 1, 5))).isEmpty();
    }

    @Test
    void everythingWrongIsSaidAtOnce() {
        assertThatThrownBy(
                        () -> Settings.of("default", Map.of("name", "A", "region", "here", "site.firewall", "maybe")))
                .hasMessageContainingAll("name: ", "region: ", "site.firewall: \"maybe\" is not true or false");
    }

    @Test
    void anUnknownPresetIsNamed() {
        assertThatThrownBy(() -> Settings.of("huge", Map.of()))
                .hasMessageContaining("huge is none of default, small, large");
    }
}
