package anb.watch;

import io.micrometer.tracing.Tracer;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Records pieces of work as spans, where traces are collected; elsewhere it only does the work. */
@Component
public class Spans {

    private final @Nullable Tracer tracer;

    public Spans(ObjectProvider<Tracer> tracer) {
        this.tracer = tracer.getIfAvailable();
    }

    /** Does work on the calling thread within a span of its own, a child of the one that is open there. */
    public <T> T within(String name, Map<String, String> tags, Supplier<T> work) {
        var tracer = this.tracer;
        if (tracer == null) {
            return work.get();
        }
        var span = tracer.nextSpan().name(name);
        tags.forEach(span::tag);
        span.start();
        try (var _ = tracer.withSpan(span)) {
            return work.get();
        } catch (RuntimeException e) {
            span.error(e);
            throw e;
        } finally {
            span.end();
        }
    }

    /** Adds what is known only now to the span that is open on the calling thread. */
    public void tag(String name, String value) {
        var span = tracer == null ? null : tracer.currentSpan();
        if (span != null) {
            span.tag(name, value);
        }
    }
}
