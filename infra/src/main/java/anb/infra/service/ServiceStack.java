package anb.infra.service;

import anb.infra.data.DataStack;
import anb.infra.network.NetworkStack;
import anb.infra.settings.Settings;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/** What comes and goes: the balancer, web nodes, workers. */
public final class ServiceStack extends Stack {

    private final Balancer balancer;
    private final Tier web;
    private final Tier workers;

    public ServiceStack(
            Construct scope, Settings settings, NetworkStack network, DataStack data, StackProps properties) {
        super(scope, "Service", properties);
        Logs.keep(this, settings);
        var instances = new Instances(this, settings, network, data);
        web = instances.web();
        workers = instances.workers();
        balancer = new Balancer(this, settings, network, data.buckets().logs());
        balancer.passTo(web);
        new Scaling(this, settings, Reported.by(settings)).of(web, workers);
        if (settings.site().firewall()) {
            new Firewall(this, settings).before(balancer);
        }
        data.broker().zone().ifPresent(zone -> RedisAddress.mayBeSaidBy(workers.role(), zone, data.broker()));
    }

    public Balancer balancer() {
        return balancer;
    }

    public Tier web() {
        return web;
    }

    public Tier workers() {
        return workers;
    }
}
