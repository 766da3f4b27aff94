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

/** What holds whatever the settings are. {@code -Danb.settings=50 -Danb.seed=1} tries more, or the same again. */
@WithNode
class RandomSettingsTest {

    private static final int MANY = Integer.getInteger("anb.settings", 4);
    private static final long SEED = Long.getLong("anb.seed", System.nanoTime() % 1_000_000);

    static Stream<Installation> installations() {
        var random = new Random(SEED);
        return IntStream.range(0, MANY)
                .mapToObj(index -> installation(
                        "random-%d-%d".formatted(SEED, index), one(random, "default", "small", "large"), random));
    }

    private static Installation installation(String name, String preset, Random random) {
        var settings = some(random);
        if (preset.equals("small")) { // with Redis on the worker there is one way out
            settings.put("network.way-out", "nat");
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

    private static Map<String, String> some(Random random) {
        var settings = new HashMap<String, String>();
        settings.put("network.zones", one(random, "1", "2", "3"));
        settings.put("network.way-out", one(random, "nat", "endpoints"));
        if (random.nextBoolean()) {
            settings.put("site.origin", "https://concurso.example.org");
            settings.put("site.certificate", "arn:aws:acm:us-east-1:123456789012:certificate/any");
        }
        settings.put("site.cloudfront", one(random, "true", "false"));
        settings.put("site.firewall", one(random, "true", "false"));
        settings.put("web.instance", one(random, "t3.medium", "c7g.large", "m7i.large"));
        settings.put("workers.instance", one(random, "t3.large", "c7g.xlarge", "c7a.2xlarge"));
        settings.put("release.sha256.x86_64", "1".repeat(64));
        settings.put("release.sha256.aarch64", "2".repeat(64));
        settings.put("database.instance", one(random, "m7g.large", "r7g.xlarge"));
        settings.put("database.standby", one(random, "true", "false"));
        return settings;
    }

    private static String one(Random random, String... of) {
        return List.of(of).get(random.nextInt(of.length));
    }
}
