package anb.infra.service;

import anb.infra.settings.ScalingRule;
import anb.infra.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.autoscaling.AdjustmentTier;
import software.amazon.awscdk.services.autoscaling.AdjustmentType;
import software.amazon.awscdk.services.autoscaling.StepScalingAction;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.AutoScalingAction;
import software.constructs.Construct;

/** Fleets grow and shrink in steps, each by an alarm of its own. Without data nothing changes. */
record Scaling(Construct scope, Settings settings, Reported reported) {

    static final Duration WARM_UP = Duration.seconds(ScalingRule.WARM_UP.toSeconds());

    private static final Duration MINUTE = Duration.minutes(1);

    void of(Tier web, Tier workers) {
        scale("WebBusy", ScalingRule.WEB_BUSY, web, web.processors());
        scale("WebIdle", ScalingRule.WEB_IDLE, web, web.processors());
        scale("WorkersLate", ScalingRule.WORKERS_LATE, workers, reported.oldest("heavy"));
        scale("WorkersCrowded", ScalingRule.WORKERS_CROWDED, workers, perWorker("waiting", workers));
        scale("WorkersIdle", ScalingRule.WORKERS_IDLE, workers, perWorker("waiting + running", workers));
    }

    private void scale(String name, ScalingRule rule, Tier tier, IMetric metric) {
        var grows = rule.steps().getFirst().change() > 0;
        var action = StepScalingAction.Builder.create(scope, name + "Steps")
                .autoScalingGroup(tier.group())
                .adjustmentType(AdjustmentType.CHANGE_IN_CAPACITY)
                .estimatedInstanceWarmup(WARM_UP)
                .build();
        tiers(rule.steps(), grows).forEach(action::addAdjustment);
        var alarm = Alarm.Builder.create(scope, name)
                .alarmName(settings.named(name))
                .metric(metric)
                .threshold(rule.threshold())
                .evaluationPeriods(rule.minutes())
                .comparisonOperator(
                        grows ? ComparisonOperator.GREATER_THAN_THRESHOLD : ComparisonOperator.LESS_THAN_THRESHOLD)
                .treatMissingData(TreatMissingData.NOT_BREACHING)
                .build();
        alarm.addAlarmAction(new AutoScalingAction(action));
    }

    /** Bounds as AWS wants them: from the threshold upwards, or downwards from it. */
    private static List<AdjustmentTier> tiers(List<ScalingRule.Step> steps, boolean grows) {
        return IntStream.range(0, steps.size())
                .mapToObj(index -> {
                    var step = steps.get(index);
                    var tier = AdjustmentTier.builder().adjustment(step.change());
                    if (!grows) {
                        return tier.upperBound(-step.from()).build();
                    }
                    tier.lowerBound(step.from());
                    return index + 1 < steps.size()
                            ? tier.upperBound(steps.get(index + 1).from()).build()
                            : tier.build();
                })
                .toList();
    }

    private MathExpression perWorker(String clips, Tier workers) {
        var used =
                new TreeMap<String, IMetric>(Map.of("waiting", reported.waiting(), "instances", workers.inService()));
        if (clips.contains("running")) {
            used.put("running", reported.running());
        }
        return MathExpression.Builder.create()
                .expression("(%s) / MAX([instances, TIME_SERIES(1)])".formatted(clips))
                .usingMetrics(used)
                .label("clips for each worker")
                .period(MINUTE)
                .build();
    }
}
