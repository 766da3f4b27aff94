package anb.infra;

import anb.infra.data.DataStack;
import anb.infra.network.NetworkStack;
import anb.infra.service.ServiceStack;
import anb.infra.settings.Settings;
import anb.infra.watch.WatchStack;
import java.util.List;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.TagProps;
import software.amazon.awscdk.Tags;

/** The stacks of an installation. Each is given what it needs of those before it. */
record Stacks(NetworkStack network, DataStack data, ServiceStack service, WatchStack watch) {

    static Stacks in(App app, Settings settings) {
        var network = new NetworkStack(app, settings, properties(settings, "network", "network and walls"));
        var data = new DataStack(app, settings, network, properties(settings, "data", "what outlives instances"));
        var service = new ServiceStack(
                app, settings, network, data, properties(settings, "service", "balancer, web nodes, workers"));
        var watch = new WatchStack(
                app, settings, data, service, properties(settings, "watch", "dashboard, alarms, budget"));
        // CloudFormation's schema of a dashboard knows no tags.
        Tags.of(app)
                .add(
                        "installation",
                        settings.name(),
                        TagProps.builder()
                                .excludeResourceTypes(List.of("AWS::CloudWatch::Dashboard"))
                                .build());
        return new Stacks(network, data, service, watch);
    }

    private static StackProps properties(Settings settings, String name, String description) {
        return StackProps.builder()
                .env(Environment.builder().region(settings.region()).build())
                .stackName(settings.named(name))
                .description("ANB Rising Stars Showcase: " + description)
                .build();
    }
}
