package anb.infra.watch;

import anb.infra.service.Reported;
import anb.infra.service.ServiceStack;
import anb.infra.service.Tier;
import anb.infra.settings.Fleet;
import anb.infra.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.AlarmRule;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.CompositeAlarm;
import software.amazon.awscdk.services.cloudwatch.IAlarmAction;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/** What wakes a person, each with the section of the manual that says what to do. */
final class Alarms {

    /** Of a thousand requests 999 do not fail. At these shares a month's budget is gone in two days, or in five. */
    private static final double FAST = 0.0144;

    private static final double SLOW = 0.006;

    /** Fewer wake nobody, whatever their share: at night one of twenty is no fault, but ten of ten are. */
    private static final int FAILED = 10;

    /** RDS adds storage when a tenth is free. Half of that, as it was at first: it has not, or may add no more. */
    private static final double SHARE_FREE = 0.05;

    private static final double GIGABYTE = 1e9;

    private final Construct scope;
    private final Settings settings;
    private final Reported reported;
    private final IAlarmAction wake;

    Alarms(Construct scope, Settings settings, ITopic people) {
        this.scope = scope;
        this.settings = settings;
        reported = Reported.by(settings);
        wake = new SnsAction(people);
    }

    void of(Traffic traffic, Stores stores, ServiceStack service) {
        jobs();
        requests(traffic);
        burning("ErrorsFast", "#errorsfast", traffic, FAST, Duration.hours(1), Duration.minutes(5));
        burning("ErrorsSlow", "#errorsslow", traffic, SLOW, Duration.hours(6), Duration.minutes(30));
        above("TempFills", "#tempfills", reported.tempUsed(), 90, 5);
        below("DatabaseStorage", "#disk-full", stores.database("FreeStorageSpace", "Minimum"), leastFree(), 1);
        above(
                "DatabaseBusy",
                "#poolexhausted",
                stores.database("DatabaseConnections", "Maximum"),
                mostConnections(),
                2);
        stores.redis("DatabaseMemoryUsagePercentage")
                .ifPresent(memory -> above("RedisFull", "#redis-away", memory, 90, 2));
        instances("Web", settings.web(), service.web());
        instances("Workers", settings.workers(), service.workers());
    }

    /**
     * That instances do not come is said nowhere else, and that there are no more to come neither. One that runs counts, whether it
     * becomes a node or not: of first boots that fail the deployment tells, and the balancer.
     */
    private void instances(String name, Fleet fleet, Tier tier) {
        var missing = MathExpression.Builder.create()
                .expression("desired - present")
                .usingMetrics(
                        new TreeMap<String, IMetric>(Map.of("desired", tier.desired(), "present", tier.inService())))
                .label("instances that did not come")
                .period(Duration.minutes(1))
                .build();
        above(name + "Short", "#instances-do-not-come", missing, 0, 15);
        if (fleet.least() < fleet.most()) {
            above(name + "AtMost", "#a-group-is-at-its-most", tier.inService(), fleet.most() - 1.0, 10);
        }
    }

    private void jobs() {
        above("VideosStuck", "#videosstuck", reported.stuck(), 0, 2);
        above("JobsDead", "#jobsdead", reported.dead(), 0, 1);
        above("JobsWait", "#jobswait", reported.oldest("heavy"), 1800, 5);
        above("LightJobsWait", "#jobswait", reported.oldest("light"), 120, 5);
        above("FoldingLags", "#foldinglags", reported.foldingLag(), 10, 2);
        // Nobody measures: no node lives, none reaches PostgreSQL, or no agent runs. Of a metric that is no number
        // without PostgreSQL; that of stuck videos would keep its last value.
        waking(alarm("NobodyMeasures", "#databaseaway", reported.dead(), 1e9, 5)
                .treatMissingData(TreatMissingData.BREACHING)
                .build());
    }

    private void requests(Traffic traffic) {
        above("RequestsFail", "#errorsfast", traffic.failing(Duration.minutes(5), FAILED), 0.05, 2);
        // The balancer counts its nodes as long as there is one to count: no number is no node.
        waking(alarm("NoHealthyNode", "#nodedown", traffic.healthy(Duration.minutes(1)), 1, 2)
                .comparisonOperator(ComparisonOperator.LESS_THAN_THRESHOLD)
                .treatMissingData(TreatMissingData.BREACHING)
                .build());
    }

    private int mostConnections() {
        return settings.database().connections() * 9 / 10;
    }

    private double leastFree() {
        return settings.database().gigabytes() * GIGABYTE * SHARE_FREE;
    }

    /** Both the long and the short time, so that it rings soon and ends when the fault does. */
    private void burning(String name, String section, Traffic traffic, double pace, Duration time, Duration lately) {
        var both = List.of(
                alarm(name + "Long", section, traffic.failing(time, FAILED), pace, 1)
                        .build(),
                alarm(name + "Short", section, traffic.failing(lately, 1), pace, 1)
                        .build());
        var burning = CompositeAlarm.Builder.create(scope, name)
                .compositeAlarmName(settings.named(name))
                .alarmDescription(manual(section))
                .alarmRule(AlarmRule.allOf(both.get(0), both.get(1)))
                .build();
        burning.addAlarmAction(wake);
    }

    private void above(String name, String section, IMetric metric, double threshold, int periods) {
        waking(alarm(name, section, metric, threshold, periods).build());
    }

    private void below(String name, String section, IMetric metric, double threshold, int periods) {
        waking(alarm(name, section, metric, threshold, periods)
                .comparisonOperator(ComparisonOperator.LESS_THAN_THRESHOLD)
                .build());
    }

    private void waking(Alarm alarm) {
        alarm.addAlarmAction(wake);
        alarm.addOkAction(wake);
    }

    /** Missing data wakes nobody by itself: that is NobodyMeasures' to do, and NoHealthyNode's for the balancer. */
    private Alarm.Builder alarm(String name, String section, IMetric metric, double threshold, int periods) {
        return Alarm.Builder.create(scope, name)
                .alarmName(settings.named(name))
                .alarmDescription(manual(section))
                .metric(metric)
                .threshold(threshold)
                .evaluationPeriods(periods)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
                .treatMissingData(TreatMissingData.NOT_BREACHING);
    }

    private static String manual(String section) {
        return "docs/operations.md" + section;
    }
}
