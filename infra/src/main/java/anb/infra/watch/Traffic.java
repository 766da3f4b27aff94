package anb.infra.watch;

import anb.infra.service.Balancer;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.elasticloadbalancingv2.HttpCodeElb;
import software.amazon.awscdk.services.elasticloadbalancingv2.HttpCodeTarget;

/** What the balancer sees. */
record Traffic(Balancer balancer) {

    private static final String FAILED = "FILL(nodes, 0) + FILL(balancer, 0)";

    Metric requests(Duration period) {
        return balancer.loadBalancer().getMetrics().requestCount(options("Sum", period));
    }

    Metric latency(String percentile, Duration period) {
        return balancer.loadBalancer().getMetrics().targetResponseTime(options(percentile, period));
    }

    /** The most that any zone counts: in another there may be none for as long as its only one is replaced. */
    Metric healthy(Duration period) {
        return balancer.nodes().getMetrics().healthyHostCount(options("Maximum", period));
    }

    Metric failedByNodes(Duration period) {
        return balancer.loadBalancer()
                .getMetrics()
                .httpCodeTarget(HttpCodeTarget.TARGET_5XX_COUNT, options("Sum", period));
    }

    Metric failedByBalancer(Duration period) {
        return balancer.loadBalancer().getMetrics().httpCodeElb(HttpCodeElb.ELB_5XX_COUNT, options("Sum", period));
    }

    /**
     * Of all requests in a period, the share that failed; none where nobody asked. The balancer does not count as requests what
     * it had no node for, so failures have a least number and requests have not.
     *
     * @param least so many must have failed, or none has
     */
    MathExpression failing(Duration period, int least) {
        return MathExpression.Builder.create()
                .expression("IF(%1$s >= %2$d, (%1$s) / MAX([requests, TIME_SERIES(1)]), 0)".formatted(FAILED, least))
                .usingMetrics(new TreeMap<String, IMetric>(Map.of(
                        "nodes", failedByNodes(period),
                        "balancer", failedByBalancer(period),
                        "requests", requests(period))))
                .label("share of requests that failed")
                .period(period)
                .build();
    }

    private static MetricOptions options(String statistic, Duration period) {
        return MetricOptions.builder().statistic(statistic).period(period).build();
    }
}
