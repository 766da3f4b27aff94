package anb.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What holds whatever the settings are: each number of zones with each way out, with and without a certificate, and some by chance.
 * {@code -Danb.settings=50 -Danb.seed=1} tries more of these, or the same again.
 */
@WithNode
class RandomSettingsTest {

    private static final int MANY = Integer.getInteger("anb.settings", 2);
    private static final long SEED = Long.getLong("anb.seed", System.nanoTime() % 1_000_000);

    static {
        System.out.println("infra: settings by chance, the same again with -Danb.seed=" + SEED);
    }

    static Stream<Installation> installations() {
        var random = new Random(SEED);
        var byChance = IntStream.range(0, MANY)
                .mapToObj(index -> installation(
                        "random-%d-%d".formatted(SEED, index), one(random, "default", "small", "large"), random));
        return Stream.concat(each(), byChance);
    }

    private static Stream<Installation> each() {
        return Stream.of("1", "2", "3")
                .flatMap(zones -> Stream.of("nat", "endpoints")
                        .flatMap(wayOut -> Stream.of("http", "https").map(scheme -> each(zones, wayOut, scheme))));
    }

    private static Installation each(String zones, String wayOut, String scheme) {
        var certificate = scheme.equals("https") ? "arn:aws:acm:us-east-1:123456789012:certificate/any" : "";
        return Installation.of(
                "zones-%s-%s-%s".formatted(zones, wayOut, scheme),
                "default",
                Map.of(
                        "network.zones", zones,
                        "network.way-out", wayOut,
                        "site.origin", scheme + "://concurso.example.org",
                        "site.certificate", certificate));
    }

    private static Installation installation(String name, String preset, Random random) {
        var settings = some(random);
        sizes(random, settings);
        if (preset.equals("small")) { // Redis is on the worker, so there is one worker and one way out
            settings.put("network.way-out", "nat");
            settings.put("workers.least", "1");
            settings.put("workers.most", "1");
        } else {
            settings.put("redis.instance", one(random, "t3.micro", "m7g.large"));
        }
        return Installation.of(name, preset, settings);
    }

    @ParameterizedTest
    @MethodSource("installations")
    void theWallsHold(Installation installation) {
        assertThat(Doors.of(installation.network()))
                .allMatch(door -> door.matches("Balancer <- 0.0.0.0/0 (80|443)|Web <- Balancer 80"
                        + "|Database <- (Web|Workers) 5432|(Redis|Workers) <- (Web|Workers) 6379"
                        + "|Endpoints <- (Web|Workers) 443"));
        assertThat(Doors.out(installation.network()))
                .allMatch(door -> door.matches("Balancer -> Web 80|(Web|Workers) -> 0.0.0.0/0 443"
                        + "|(Web|Workers) -> Database 5432|(Web|Workers) -> (Redis|Workers) 6379"));
        assertThat(installation.data().all("AWS::RDS::DBInstance"))
                .allMatch(database -> !database.at("/PubliclyAccessible").asBoolean())
                .allMatch(database -> database.at("/StorageEncrypted").asBoolean());
        assertThat(installation.data().all("AWS::S3::Bucket"))
                .allMatch(bucket -> bucket.at("/PublicAccessBlockConfiguration/RestrictPublicBuckets")
                        .asBoolean());
        assertThat(installation.service().all("AWS::EC2::LaunchTemplate"))
                .allMatch(machine -> machine.text("/LaunchTemplateData/MetadataOptions/HttpTokens")
                        .equals("required"));
    }

    @ParameterizedTest
    @MethodSource("installations")
    void instancesAreInAsManyZonesAsAskedForAndDataInTwoAtLeast(Installation installation) {
        var zones = installation.settings().network().zones();
        var groups = installation.service().all("AWS::AutoScaling::AutoScalingGroup");
        assertThat(groups)
                .hasSize(2)
                .allMatch(group -> group.texts("/VPCZoneIdentifier").size() == zones);
        assertThat(installation.data().only("AWS::RDS::DBSubnetGroup").texts("/SubnetIds"))
                .hasSize(Math.max(2, zones));
    }

    @ParameterizedTest
    @MethodSource("installations")
    void nothingIsFoundFaultWith(Installation installation) throws Exception {
        new FindingsTest().everyFindingOfCdkNagHasAReason(installation);
        new FindingsTest().cloudFormationsValidationFindsNothing(installation);
    }

    @ParameterizedTest
    @MethodSource("installations")
    void allPoolsFitAndNoSecretIsTold(Installation installation) {
        new DatabaseTest().allPoolsTogetherFitItsLimit(installation);
        new SecretsTest().noSecretIsInUserData(installation);
    }

    private static Map<String, String> some(Random random) {
        var settings = new HashMap<String, String>();
        var region = one(random, "us-east-1", "sa-east-1", "eu-west-1");
        settings.put("region", region);
        settings.put("name", one(random, "anb", "cali-2026"));
        settings.put("network.zones", one(random, "1", "2", "3"));
        settings.put("network.way-out", one(random, "nat", "endpoints"));
        if (random.nextBoolean()) {
            settings.put("site.origin", "https://concurso.example.org");
            settings.put("site.certificate", "arn:aws:acm:%s:123456789012:certificate/any".formatted(region));
        }
        settings.put("site.cloudfront", one(random, "true", "false"));
        settings.put("site.firewall", one(random, "true", "false"));
        settings.put("web.instance", one(random, "t3.medium", "c7g.large", "m7i.large"));
        settings.put("workers.instance", one(random, "t3.large", "c7g.xlarge", "c7a.2xlarge"));
        settings.put("release.sha256.x86_64", "1".repeat(64));
        settings.put("release.sha256.aarch64", "2".repeat(64));
        if (random.nextBoolean()) {
            settings.put("release.image.x86_64", "ami-0123456789abcdef0");
            settings.put("release.image.aarch64", "ami-0fedcba9876543210");
        }
        settings.put("database.standby", one(random, "true", "false"));
        return settings;
    }

    /** As many connections as these may want the smallest of the databases has. */
    private static void sizes(Random random, Map<String, String> settings) {
        settings.put("web.least", one(random, "1", "2", "4"));
        settings.put("web.most", one(random, "4", "7", "12"));
        settings.put("web.pool", one(random, "4", "12"));
        settings.put("workers.least", one(random, "1", "2", "4"));
        settings.put("workers.most", one(random, "4", "8"));
        settings.put("workers.pool", one(random, "4", "8"));
        settings.put("workers.jobs", one(random, "1", "2", "8"));
        settings.put("workers.temp-gb", one(random, "20", "200"));
        settings.put("database.instance", one(random, "t3.medium", "m7g.large", "r7g.xlarge"));
        settings.put("database.gb", one(random, "20", "100"));
        settings.put("database.most-gb", one(random, "110", "1000"));
        settings.put("database.backup-days", one(random, "1", "7", "35"));
        settings.put("bucket.upload-days", one(random, "1", "30"));
        settings.put("site.requests-per-address", one(random, "10", "20000"));
        settings.put("watching.log-days", one(random, "1", "90", "365"));
    }

    private static String one(Random random, String... of) {
        return List.of(of).get(random.nextInt(of.length));
    }
}
