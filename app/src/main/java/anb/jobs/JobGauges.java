package anb.jobs;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Shows the job table to the metrics: one look serves every gauge for a few seconds, however often they are read. */
@Component
class JobGauges implements MeterBinder {

    private static final long FRESH_NANOS = Duration.ofSeconds(5).toNanos();

    private record Look(List<Backlog.Depth> lanes, double dead) {}

    private final Backlog backlog;
    private final DeadJobs deadJobs;
    private @Nullable Look last;
    private long lookedAt;

    JobGauges(Backlog backlog, DeadJobs deadJobs) {
        this.backlog = backlog;
        this.deadJobs = deadJobs;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        for (var lane : Lane.values()) {
            lane(meters, "anb.jobs.depth", "jobs waiting", lane, Backlog.Depth::queued);
            lane(meters, "anb.jobs.running", "jobs at work", lane, Backlog.Depth::running);
            lane(
                    meters,
                    "anb.jobs.oldest.due",
                    "seconds the first in line has waited",
                    lane,
                    Backlog.Depth::oldestDueSeconds);
        }
        Gauge.builder("anb.jobs.dead", this, gauges -> gauges.read(Look::dead))
                .description("jobs that used up their attempts")
                .register(meters);
    }

    private void lane(
            MeterRegistry meters, String name, String what, Lane lane, ToDoubleFunction<Backlog.Depth> value) {
        ToDoubleFunction<Look> ofLane = look -> look.lanes().stream()
                .filter(depth -> depth.lane() == lane)
                .mapToDouble(value)
                .sum();
        Gauge.builder(name, this, gauges -> gauges.read(ofLane))
                .description(what)
                .tag("lane", lane.text())
                .register(meters);
    }

    /** Not a number while PostgreSQL is away. */
    private synchronized double read(ToDoubleFunction<Look> value) {
        if (lookedAt == 0 || System.nanoTime() - lookedAt > FRESH_NANOS) {
            last = look();
            lookedAt = System.nanoTime();
        }
        return last == null ? Double.NaN : value.applyAsDouble(last);
    }

    private @Nullable Look look() {
        try {
            return new Look(backlog.lanes(), deadJobs.count());
        } catch (DataAccessException | TransactionException e) {
            return null;
        }
    }
}
