package anb.infra;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

@WithNode
class BrokerTest {

    private static final String GROUP = "AWS::ElastiCache::ReplicationGroup";

    private final Template data = Installation.of("default").data();
    private final Resource redis = data.only(GROUP);

    @Test
    void itIsValkeyOfTheSizeOfTheFirstSystem() {
        assertThat(redis.text("/Engine")).isEqualTo("valkey");
        assertThat(redis.text("/CacheNodeType")).isEqualTo("cache.t3.micro");
    }

    @Test
    void itIsWhereTheDataIsBehindItsOwnWall() {
        assertThat(redis.texts("/SecurityGroupIds"))
                .hasSize(1)
                .allMatch(wall -> wall.contains("anb-network:ExportsOutputFnGetAttRedis"));
        assertThat(redis.text("/CacheSubnetGroupName")).contains("RedisSubnets");
        assertThat(data.only("AWS::ElastiCache::SubnetGroup").texts("/SubnetIds"))
                .hasSize(2)
                .allMatch(subnet -> subnet.contains("VpcdataSubnet"));
    }

    @Test
    void aReplicaTakesOver() {
        assertThat(redis.at("/NumCacheClusters").asInt()).isEqualTo(2);
        assertThat(redis.at("/AutomaticFailoverEnabled").asBoolean()).isTrue();
        assertThat(redis.at("/MultiAZEnabled").asBoolean()).isTrue();
    }

    @Test
    void itIsEncryptedOnTheWayAndAtRest() {
        assertThat(redis.at("/TransitEncryptionEnabled").asBoolean()).isTrue();
        assertThat(redis.text("/TransitEncryptionMode")).isEqualTo("required");
        assertThat(redis.at("/AtRestEncryptionEnabled").asBoolean()).isTrue();
        assertThat(FirstBoots.of(Installation.of("default"), "Web"))
                .containsEntry("SPRING_DATA_REDIS_SSL_ENABLED", "true");
    }

    @Test
    void itAsksForAPasswordThatNoTemplateShows() {
        assertThat(redis.text("/AuthToken"))
                .contains("{{resolve:secretsmanager:")
                .contains("RedisPassword");
    }

    @Test
    void theSmallSizeHasItOnTheWorkersMachine() {
        var small = Installation.of("small");
        assertThat(small.data().all(GROUP)).isEmpty();
        assertThat(small.data().only("AWS::Route53::HostedZone").text("/Name")).isEqualTo("anb.internal.");
        assertThat(FirstBoots.of(small, "Workers")).containsEntry("REDIS_NAME", "redis.anb.internal");
        assertThat(FirstBoots.script(small, "Workers")).contains(" valkey");
        assertThat(FirstBoots.of(small, "Web")).containsEntry("SPRING_DATA_REDIS_HOST", "redis.anb.internal");
        assertThat(small.service()
                        .only("AWS::AutoScaling::AutoScalingGroup", "WorkersGroup")
                        .text("/MaxSize"))
                .isEqualTo("1");
        assertThat(small.service()
                        .only("AWS::AutoScaling::AutoScalingGroup", "WebGroup")
                        .text("/MaxSize"))
                .isEqualTo("3");
    }
}
