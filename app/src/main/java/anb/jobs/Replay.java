package anb.jobs;

import anb.audit.Actor;
import anb.audit.Audit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Dead jobs once more, because somebody wants it: who that was is written down in the transaction that revives the job. */
@Component
public class Replay {

    private final DeadJobs deadJobs;
    private final Audit audit;
    private final TransactionTemplate transaction;

    Replay(DeadJobs deadJobs, Audit audit, TransactionTemplate transaction) {
        this.deadJobs = deadJobs;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** False when it is not dead, its subject meanwhile has another live job of that kind, or nobody here knows that kind. */
    public boolean one(Actor actor, JobId id) {
        return transaction.execute(status -> {
            var replayed = deadJobs.replay(id);
            if (replayed) {
                audit.write(actor, "replay job " + id.value(), "replayed");
            }
            return replayed;
        });
    }

    /** Every dead job, each in a transaction of its own. @return how many could be */
    public int all(Actor actor) {
        return (int) deadJobs.all().stream().filter(id -> one(actor, id)).count();
    }
}
