package anb.jobs;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Who does which kind of job on this node. A node claims only kinds it knows, so versions may differ during a rollout. */
@Component
class Handlers {

    private final Map<String, JobHandler> byKind;

    /** Refuses two handlers for one kind. */
    Handlers(ObjectProvider<JobHandler> handlers) {
        byKind = handlers.stream()
                .collect(Collectors.toUnmodifiableMap(handler -> handler.kind().name(), Function.identity()));
    }

    /** Throws {@link IllegalArgumentException} for a kind nobody here does. */
    JobHandler of(String kind) {
        var handler = byKind.get(kind);
        if (handler == null) {
            throw new IllegalArgumentException("no handler for jobs of kind " + kind);
        }
        return handler;
    }

    JobHandler of(JobKind kind) {
        return of(kind.name());
    }

    Set<String> kinds() {
        return byKind.keySet();
    }
}
