package anb.infra.service;

import anb.infra.settings.Settings;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricProps;

/**
 * The application's own metrics, as the agent on each instance reads them from the management port and sends them
 * ({@code deploy/aws/agent.json}). Those read from the database are the same on all nodes: the maximum counts.
 *
 * @param namespace of this installation's metrics; the names in it are the same for all
 */
public record Reported(String namespace) {

    private static final Duration MINUTE = Duration.minutes(1);
    private static final String MAXIMUM = "Maximum";

    public static Reported by(Settings settings) {
        return new Reported("ANB/" + settings.name());
    }

    /** Encodes that wait. */
    public Metric waiting() {
        return lane("anb_jobs_depth", "heavy");
    }

    /** Encodes under way on all nodes. */
    public Metric running() {
        return lane("anb_jobs_running", "heavy");
    }

    /** Seconds the first job in line of a lane could have started ago. */
    public Metric oldest(String lane) {
        return lane("anb_jobs_oldest_due", lane);
    }

    /** Jobs that used up their attempts. */
    public Metric dead() {
        return ofAll("anb_jobs_dead");
    }

    /** Videos that no job will move on. */
    public Metric stuck() {
        return ofAll("anb_videos_limbo");
    }

    /** Seconds by which list and ranking are behind. */
    public Metric foldingLag() {
        return ofAll("anb_voting_fold_lag");
    }

    /** Runs of encodes that ended so, of all nodes. */
    public Metric runs(String ending) {
        return metric("anb_jobs_runs_seconds_count", "Sum", Map.of("kind", "render", "ending", ending));
    }

    /** Seconds that runs of encodes took which ended well, of all nodes. */
    public Metric runSeconds() {
        return metric("anb_jobs_runs_seconds_sum", "Sum", Map.of("kind", "render", "ending", "done"));
    }

    /** Percent in use of the fullest disk of all workers: a temp volume, or a root. */
    public Metric tempUsed() {
        return metric("disk_used_percent", MAXIMUM, Map.of("tier", "workers"));
    }

    private Metric ofAll(String name) {
        return metric(name, MAXIMUM, Map.of("job", "anb"));
    }

    private Metric lane(String name, String lane) {
        return metric(name, MAXIMUM, Map.of("lane", lane));
    }

    private Metric metric(String name, String statistic, Map<String, String> dimensions) {
        return new Metric(MetricProps.builder()
                .namespace(namespace)
                .metricName(name)
                .dimensionsMap(dimensions)
                .statistic(statistic)
                .period(MINUTE)
                .build());
    }
}
