package anb.infra.data;

import anb.infra.Finding;
import anb.infra.network.NetworkStack;
import anb.infra.settings.Settings;
import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.elasticache.CfnReplicationGroup;
import software.amazon.awscdk.services.elasticache.CfnSubnetGroup;
import software.amazon.awscdk.services.route53.PrivateHostedZone;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.constructs.Construct;

/**
 * Where nodes find Redis.
 *
 * @param host its name
 * @param encrypted whether it is spoken to by TLS
 * @param group ElastiCache's; absent: it is on the worker's machine
 * @param zone in which the worker's machine gives its address, where Redis is there
 */
public record Broker(
        String host, boolean encrypted, Optional<CfnReplicationGroup> group, Optional<PrivateHostedZone> zone) {

    static Broker of(Construct scope, Settings settings, NetworkStack network, Secret password) {
        if (settings.redis().moving()) {
            // Instances still import it, and CloudFormation lets nobody take away what is imported.
            Stack.of(scope).exportValue(inside(scope, settings, network).getHostedZoneId());
        }
        return settings.redis()
                .instance()
                .map(instance -> elastiCache(scope, settings, network, password, instance))
                .orElseGet(() -> onWorker(scope, settings, network));
    }

    private static Broker elastiCache(
            Construct scope, Settings settings, NetworkStack network, Secret password, String instance) {
        var subnets = CfnSubnetGroup.Builder.create(scope, "RedisSubnets")
                .description("where the data is")
                .subnetIds(network.vpc().selectSubnets(network.data()).getSubnetIds())
                .build();
        var group = CfnReplicationGroup.Builder.create(scope, "Redis")
                .replicationGroupId(settings.named("redis"))
                .replicationGroupDescription("wake-ups and limits; nothing in it is needed after a restart")
                .engine("valkey")
                .engineVersion("7.2")
                .cacheNodeType("cache." + instance)
                .numCacheClusters(2)
                .automaticFailoverEnabled(true)
                .multiAzEnabled(true)
                .transitEncryptionEnabled(true)
                .transitEncryptionMode("required")
                .atRestEncryptionEnabled(true)
                .authToken(password.getSecretValue().unsafeUnwrap())
                .autoMinorVersionUpgrade(true)
                .cacheSubnetGroupName(subnets.getRef())
                .securityGroupIds(List.of(network.walls().redis().getSecurityGroupId()))
                .build();
        Finding.accepted(group, "AwsSolutions-AEC5", "The walls, not an unusual port, keep strangers out.");
        return new Broker(group.getAttrPrimaryEndPointAddress(), true, Optional.of(group), Optional.empty());
    }

    private static Broker onWorker(Construct scope, Settings settings, NetworkStack network) {
        var zone = inside(scope, settings, network);
        return new Broker("redis." + settings.name() + ".internal", false, Optional.empty(), Optional.of(zone));
    }

    private static PrivateHostedZone inside(Construct scope, Settings settings, NetworkStack network) {
        return PrivateHostedZone.Builder.create(scope, "Inside")
                .zoneName(settings.name() + ".internal")
                .vpc(network.vpc())
                .build();
    }
}
