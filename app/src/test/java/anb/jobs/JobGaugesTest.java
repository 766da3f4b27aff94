package anb.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class JobGaugesTest extends JobsFixture {

    private final Chore chore = new Chore(Lane.LIGHT);

    @Test
    void metersShowWhatWaitsAndHowRunsEnded() {
        var node = node(chore);
        enqueue(node, chore);
        enqueue(node, chore);
        node.runOnce(Lane.LIGHT);

        var meters = new SimpleMeterRegistry();
        new JobGauges(node.backlog, node.deadJobs, Node.settings()).bindTo(meters);

        assertThat(meters.get("anb.jobs.depth").tag("lane", "light").gauge().value())
                .isPositive();
        assertThat(meters.get("anb.jobs.oldest.due")
                        .tag("lane", "light")
                        .gauge()
                        .value())
                .isNotNegative();
        assertThat(meters.get("anb.jobs.running").tag("lane", "heavy").gauge().value())
                .isNotNegative();
        assertThat(meters.get("anb.jobs.dead").gauge().value()).isNotNegative();
        assertThat(node.meters
                        .get("anb.jobs.runs")
                        .tag("ending", "done")
                        .timer()
                        .count())
                .isOne();
    }
}
