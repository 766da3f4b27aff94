package anb.voting;

import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class VoteGaugesTest extends VotingFixture {

    @Autowired
    GroupCommit commit;

    @Test
    void aTransactionThatStaysOpenHoldsFoldingUpAndThatShows() throws Exception {
        var voter = crowd.person("Edgar", "Neiva").id();

        try (var elsewhere = Executors.newVirtualThreadPerTaskExecutor()) {
            transaction.executeWithoutResult(open -> {
                db.sql("select pg_current_xact_id()::text").query(String.class).single();
                var unused = elsewhere.submit(() -> commit.cast(new Ballot(voter, video)));
                await().until(() -> read("anb.voting.fold.lag") > 0.3 && read("anb.voting.unfolded") > 0);
            });
        }
        await().until(() -> read("anb.voting.unfolded") == 0 && read("anb.voting.fold.lag") == 0);
    }

    /** A look of its own, so as not to see what another saw some seconds ago; not a number where it takes one. */
    private double read(String gauge) {
        var meters = new SimpleMeterRegistry();
        new VoteGauges(tallies, commit).bindTo(meters);
        return meters.get(gauge).gauge().value();
    }
}
