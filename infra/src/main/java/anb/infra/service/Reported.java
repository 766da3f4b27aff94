package anb.infra.service;

import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricProps;

/**
 * The application's own metrics, as the agent on each instance reads them from the management port and sends them
 * ({@code deploy/aws/agent.json}). Those read from the database are the same on all nodes: the maximum counts.
 */
public final class Reported {

    public static final String NAMESPACE = "ANB";

    private static final Duration MINUTE = Duration.minutes(1);
    private static final String MAXIMUM = "Maximum";

    private Reported() {}

    /** Encodes that wait. */
    public static Metric waiting() {
        return lane("anb_jobs_depth", "heavy");
    }

    /** Encodes under way on all nodes. */
    public static Metric running() {
        return lane("anb_jobs_running", "heavy");
    }

    /** Seconds the first job in line of a lane could have started ago. */
    public static Metric oldest(String lane) {
        return lane("anb_jobs_oldest_due", lane);
    }

    /** Jobs that used up their attempts. */
    public static Metric dead() {
        return ofAll("anb_jobs_dead");
    }

    /** Videos that no job will move on. */
    public static Metric stuck() {
        return ofAll("anb_videos_limbo");
    }

    /** Seconds by which list and ranking are behind. */
    public static Metric foldingLag() {
        return ofAll("anb_voting_fold_lag");
    }

    /** Runs of encodes that ended so, of all nodes. */
    public static Metric runs(String ending) {
        return metric("anb_jobs_runs_seconds_count", "Sum", Map.of("kind", "render", "ending", ending));
    }

    /** Seconds that runs of encodes took which ended well, of all nodes. */
    public static Metric runSeconds() {
        return metric("anb_jobs_runs_seconds_sum", "Sum", Map.of("kind", "render", "ending", "done"));
    }

    /** Percent of the temp volume in use, of the fullest instance. */
    public static Metric tempUsed() {
        return metric("disk_used_percent", MAXIMUM, Map.of("tier", "workers"));
    }

    private static Metric ofAll(String name) {
        return metric(name, MAXIMUM, Map.of("job", "anb"));
    }

    private static Metric lane(String name, String lane) {
        return metric(name, MAXIMUM, Map.of("lane", lane));
    }

    private static Metric metric(String name, String statistic, Map<String, String> dimensions) {
        return new Metric(MetricProps.builder()
                .namespace(NAMESPACE)
                .metricName(name)
                .dimensionsMap(dimensions)
                .statistic(statistic)
                .period(MINUTE)
                .build());
    }
}
