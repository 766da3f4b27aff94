package anb.infra.network;

import anb.infra.settings.Settings;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.Peer;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.constructs.Construct;

/** Security groups, one a tier. Each admits only the tier before it, and lets out only what is named. */
public final class Walls {

    private static final Port HTTP = Port.tcp(80);
    private static final Port HTTPS = Port.tcp(443);
    private static final Port POSTGRESQL = Port.tcp(5432);
    private static final Port REDIS = Port.tcp(6379);

    private final Construct scope;
    private final IVpc vpc;
    private final SecurityGroup balancer;
    private final SecurityGroup web;
    private final SecurityGroup workers;
    private final SecurityGroup database;
    private final SecurityGroup redis;
    private final SecurityGroup endpoints;

    Walls(Construct scope, IVpc vpc, Settings settings) {
        this.scope = scope;
        this.vpc = vpc;
        balancer = group("Balancer", "the world to the balancer");
        web = group("Web", "the balancer to nginx");
        workers = group("Workers", "nobody, but Redis where it is here");
        database = group("Database", "instances to PostgreSQL");
        endpoints = group("Endpoints", "instances to AWS");
        redis = settings.redis().onWorker() ? workers : group("Redis", "instances to Redis");
        balancer.addIngressRule(Peer.anyIpv4(), HTTP, "the site, or the way to HTTPS");
        if (settings.site().certificate().isPresent()) {
            balancer.addIngressRule(Peer.anyIpv4(), HTTPS, "the site");
        }
        balancer.getConnections().allowTo(web, HTTP, "requests");
        admit(web);
        admit(workers);
    }

    public SecurityGroup balancer() {
        return balancer;
    }

    public SecurityGroup web() {
        return web;
    }

    public SecurityGroup workers() {
        return workers;
    }

    public SecurityGroup database() {
        return database;
    }

    public SecurityGroup redis() {
        return redis;
    }

    SecurityGroup endpoints() {
        return endpoints;
    }

    private void admit(SecurityGroup instances) {
        var connections = instances.getConnections();
        connections.allowTo(database, POSTGRESQL, "facts");
        if (!instances.equals(redis)) {
            connections.allowTo(redis, REDIS, "wake-ups, limits");
        }
        endpoints.addIngressRule(instances, HTTPS, "AWS");
        instances.addEgressRule(Peer.anyIpv4(), HTTPS, "AWS: as far as the routes go");
    }

    private SecurityGroup group(String name, String description) {
        return SecurityGroup.Builder.create(scope, name)
                .vpc(vpc)
                .description(description)
                .allowAllOutbound(false)
                .build();
    }
}
