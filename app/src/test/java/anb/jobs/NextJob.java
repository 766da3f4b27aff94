package anb.jobs;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Takes jobs of the heavy lane as a worker does, in the caller's transaction; nothing is run. */
public final class NextJob {

    private final Ledger ledger;

    public NextJob(JdbcClient db) {
        var settings = Node.settings();
        ledger = new Ledger(db, settings, new WorkerName("nobody"), new InTouch(settings));
    }

    /** What the job is about that a worker would take now. */
    public Optional<UUID> subject(JobKind kind) {
        return ledger.claim(Lane.HEAVY, Set.of(kind.name()))
                .map(claim -> claim.job().subject());
    }
}
