package anb.jobs;

import anb.watch.Glance;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/** Shows the job table to the metrics, and what this node can do about it. */
@Component
class JobGauges implements MeterBinder {

    private record Look(List<Backlog.Depth> lanes, double dead) {}

    private final Glance<Look> table;
    private final JobsSettings settings;

    JobGauges(Backlog backlog, DeadJobs deadJobs, JobsSettings settings) {
        this.table = new Glance<>(() -> new Look(backlog.lanes(), deadJobs.count()));
        this.settings = settings;
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
            Gauge.builder("anb.jobs.slots", settings, known -> known.slots(lane))
                    .description("jobs this node may run at once")
                    .tag("lane", lane.text())
                    .register(meters);
        }
        Gauge.builder("anb.jobs.dead", table, look -> look.read(Look::dead))
                .description("jobs that used up their attempts")
                .register(meters);
    }

    private void lane(
            MeterRegistry meters, String name, String what, Lane lane, ToDoubleFunction<Backlog.Depth> value) {
        ToDoubleFunction<Look> ofLane = look -> look.lanes().stream()
                .filter(depth -> depth.lane() == lane)
                .mapToDouble(value)
                .sum();
        Gauge.builder(name, table, look -> look.read(ofLane))
                .description(what)
                .tag("lane", lane.text())
                .register(meters);
    }
}
