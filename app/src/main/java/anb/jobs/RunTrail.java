package anb.jobs;

import anb.watch.Spans;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/** Names a run in all its log lines and, where traces are collected, in a span. */
@Component
class RunTrail {

    private final WorkerName worker;
    private final Spans spans;

    RunTrail(WorkerName worker, Spans spans) {
        this.worker = worker;
        this.spans = spans;
    }

    Ending follow(Job job, Supplier<Ending> run) {
        var fields = Map.of(
                "job", job.id().value().toString(),
                "kind", job.kind().name(),
                "subject", job.subject().toString(),
                "worker", worker.toString(),
                "fence", Long.toString(job.fence()),
                "attempt", Integer.toString(job.attempt()));
        MDC.setContextMap(fields);
        try {
            return spans.within(job.kind().name() + " job", fields, () -> {
                var ending = run.get();
                spans.tag("ending", ending.text());
                return ending;
            });
        } finally {
            MDC.clear();
        }
    }
}
