package anb.jobs;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Counts what this node's workers do. */
@Component
class JobMetrics {

    private final MeterRegistry meters;

    JobMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    /** {@code anb.jobs.runs}: how many runs ended how, and how long they took. */
    void ended(Job job, Ending ending, Duration took) {
        meters.timer("anb.jobs.runs", "kind", job.kind().name(), "ending", ending.text())
                .record(took);
    }

    /** {@code anb.jobs.claims}: whether work was found by a message, by asking in vain, or while already busy. */
    void claimed(Lane lane, String prompt) {
        meters.counter("anb.jobs.claims", "lane", lane.text(), "prompt", prompt).increment();
    }
}
