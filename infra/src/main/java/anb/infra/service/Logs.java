package anb.infra.service;

import anb.infra.network.Retention;
import anb.infra.settings.Settings;
import java.util.List;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/** Where the agents send lines and metrics: made here, so that what is kept ends some day. */
final class Logs {

    /** As named in {@code deploy/aws/agent.json}. */
    private static final List<String> NAMES = List.of("web", "workers", "nginx", "metrics");

    private Logs() {}

    static void keep(Construct scope, Settings settings) {
        NAMES.forEach(name -> LogGroup.Builder.create(scope, "Log-" + name)
                .logGroupName("/%s/%s".formatted(settings.name(), name))
                .retention(Retention.days(settings.watching().logDays()))
                .removalPolicy(RemovalPolicy.DESTROY)
                .build());
    }
}
