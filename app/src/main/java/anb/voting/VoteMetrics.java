package anb.voting;

import anb.voting.Ballot.Judgement;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Counts ballots and how many share a commit. */
@Component
class VoteMetrics {

    private final Map<Judgement, Counter> ballots = new EnumMap<>(Judgement.class);
    private final DistributionSummary batches;

    VoteMetrics(MeterRegistry meters) {
        for (var judgement : Judgement.values()) {
            ballots.put(
                    judgement,
                    Counter.builder("anb.voting.ballots")
                            .description("ballots judged")
                            .tag("judgement", judgement.name().toLowerCase(Locale.ROOT))
                            .register(meters));
        }
        batches = DistributionSummary.builder("anb.voting.batch")
                .description("ballots written by one commit")
                .serviceLevelObjectives(1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
                .register(meters);
    }

    void written(int size) {
        batches.record(size);
    }

    void judged(Judgement judgement) {
        var counter = ballots.get(judgement);
        if (counter != null) {
            counter.increment();
        }
    }
}
