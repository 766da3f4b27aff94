package anb.voting;

import anb.watch.Glance;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** Shows the metrics what votes wait for: to be written, and to be folded. */
@Component
class VoteGauges implements MeterBinder {

    private final Glance<Tallies.Behind> folding;
    private final GroupCommit commit;

    VoteGauges(Tallies tallies, GroupCommit commit) {
        this.folding = new Glance<>(tallies::behind);
        this.commit = commit;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("anb.voting.waiting", commit, GroupCommit::waiting)
                .description("ballots of this node that wait to be written")
                .register(meters);
        Gauge.builder("anb.voting.unfolded", folding, look -> look.read(Tallies.Behind::events))
                .description("vote events not yet in a tally")
                .register(meters);
        Gauge.builder("anb.voting.fold.lag", folding, look -> look.read(Tallies.Behind::seconds))
                .description("seconds the oldest event that is in no tally has waited")
                .register(meters);
    }
}
