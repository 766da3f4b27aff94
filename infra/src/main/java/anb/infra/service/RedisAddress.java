package anb.infra.service;

import anb.infra.data.Broker;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.route53.PrivateHostedZone;

/** Where Redis is on the worker's machine, that machine says under which address. */
final class RedisAddress {

    private RedisAddress() {}

    static void mayBeSaidBy(Role worker, PrivateHostedZone zone, Broker broker) {
        worker.addToPolicy(PolicyStatement.Builder.create()
                .actions(List.of("route53:ChangeResourceRecordSets"))
                .resources(List.of(zone.getHostedZoneArn()))
                .conditions(Map.of(
                        "ForAllValues:StringEquals",
                        Map.of(
                                "route53:ChangeResourceRecordSetsNormalizedRecordNames", List.of(broker.host()),
                                "route53:ChangeResourceRecordSetsRecordTypes", List.of("A"))))
                .build());
    }
}
