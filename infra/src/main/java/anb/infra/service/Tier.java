package anb.infra.service;

import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.autoscaling.AutoScalingGroup;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricProps;
import software.amazon.awscdk.services.iam.Role;

/**
 * Instances of one kind.
 *
 * @param group in which they come and go
 * @param role what they may do
 */
public record Tier(AutoScalingGroup group, Role role) {

    /** Percent of its processors that are busy, on average. */
    public Metric processors() {
        return metric("AWS/EC2", "CPUUtilization");
    }

    /** How many of its instances are at work. */
    public Metric inService() {
        return metric("AWS/AutoScaling", "GroupInServiceInstances");
    }

    /** How many of its instances there should be. */
    public Metric desired() {
        return metric("AWS/AutoScaling", "GroupDesiredCapacity");
    }

    private Metric metric(String namespace, String name) {
        return new Metric(MetricProps.builder()
                .namespace(namespace)
                .metricName(name)
                .dimensionsMap(Map.of("AutoScalingGroupName", group.getAutoScalingGroupName()))
                .statistic("Average")
                .period(Duration.minutes(1))
                .build());
    }
}
