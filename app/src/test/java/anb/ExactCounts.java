package anb;

import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Acts of which exactly so many may pass, as counted by all nodes together. A node that Redis keeps waiting counts for
 * itself and lets more pass, as it should: that says nothing of the limit, and somebody else begins anew.
 */
@Component
public class ExactCounts {

    /** After that long Redis is asked again. */
    private static final Duration REST = Duration.ofSeconds(2);

    private final MeterRegistry meters;

    ExactCounts(MeterRegistry meters) {
        this.meters = meters;
    }

    /** What came of so many acts, one after the other, of somebody who had done nothing before. */
    public <P, T> List<T> of(int times, Supplier<P> somebody, Function<P, T> act) {
        return await().atMost(Duration.ofMinutes(5))
                .pollDelay(Duration.ZERO)
                .pollInterval(REST)
                .until(() -> together(times, somebody.get(), act), outcomes -> outcomes.size() == times);
    }

    /** Cut off after the first that was counted by this node alone. */
    private <P, T> List<T> together(int times, P who, Function<P, T> act) {
        List<T> outcomes = new ArrayList<>();
        for (int n = 0; n < times; n++) {
            var outcome = act.apply(who);
            if (alone()) {
                return outcomes;
            }
            outcomes.add(outcome);
        }
        return outcomes;
    }

    private boolean alone() {
        return meters.get("anb.breaker.open").tag("breaker", "limits").gauge().value() > 0;
    }
}
