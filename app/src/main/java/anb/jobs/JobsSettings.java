package anb.jobs;

import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How this node takes part in the work.
 *
 * @param concurrency heavy jobs at once; absent means one a core, 0 makes this a web node that never asks for work
 * @param lightConcurrency light jobs at once, beside the heavy ones
 * @param lease how long a worker keeps a job without a sign of life
 * @param heartbeat how often it gives one; at most half of the lease
 * @param poll how often an idle worker asks PostgreSQL, messages or not; varied by a quarter, at most a quarter of the lease
 * @param failures runs that may fail before a job is dead
 * @param crashes runs that may vanish before a job is dead
 * @param backoff pause after the first failure; doubles with each
 * @param longestBackoff where doubling ends
 * @param drain how long a stopping node waits for interrupted runs to clean up
 */
@Validated
@ConfigurationProperties("anb.jobs")
record JobsSettings(
        @Nullable @PositiveOrZero Integer concurrency,
        @DefaultValue("4") @Positive int lightConcurrency,
        @DefaultValue("30s") Duration lease,
        @DefaultValue("5s") Duration heartbeat,
        @DefaultValue("2s") Duration poll,
        @DefaultValue("3") @Positive int failures,
        @DefaultValue("3") @Positive int crashes,
        @DefaultValue("10s") Duration backoff,
        @DefaultValue("10m") Duration longestBackoff,
        @DefaultValue("10s") Duration drain) {

    JobsSettings {
        if (heartbeat.multipliedBy(2).compareTo(lease) > 0) {
            throw new IllegalArgumentException("anb.jobs.heartbeat must be at most half of anb.jobs.lease");
        }
        if (poll.multipliedBy(4).compareTo(lease) > 0) { // who asks less often would seem out of touch (InTouch)
            throw new IllegalArgumentException("anb.jobs.poll must be at most a quarter of anb.jobs.lease");
        }
    }

    /** True on a node that leaves all work to others. */
    boolean webOnly() {
        return concurrency != null && concurrency == 0;
    }

    /** How many jobs of a lane may run here at once. */
    int slots(Lane lane) {
        return switch (lane) {
            case LIGHT -> webOnly() ? 0 : lightConcurrency;
            case HEAVY ->
                concurrency != null ? concurrency : Runtime.getRuntime().availableProcessors();
        };
    }
}
