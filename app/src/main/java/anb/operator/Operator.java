package anb.operator;

import anb.audit.Actor;
import anb.audit.Audit;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Runs errands, each of which leaves an entry in the audit; those that move something one before they begin, too. */
@Component
public class Operator {

    private final JobsReport jobs;
    private final UpkeepReport upkeep;
    private final MovingReport moving;
    private final PasswordReport passwords;
    private final Audit audit;

    Operator(JobsReport jobs, UpkeepReport upkeep, MovingReport moving, PasswordReport passwords, Audit audit) {
        this.jobs = jobs;
        this.upkeep = upkeep;
        this.moving = moving;
        this.passwords = passwords;
        this.audit = audit;
    }

    /** Does it and says what came of it. @throws RuntimeException when it cannot be done */
    public Report run(Errand errand, Actor actor) {
        try {
            if (errand.move() != null) { // cut off in its hours, it could not write another
                audit.write(actor, errand.toString(), "begun");
            }
            var report = answer(errand, actor);
            audit.write(actor, errand.toString(), "status " + report.status());
            return report;
        } catch (RuntimeException e) {
            audit.writeFailure(actor, errand.toString(), e);
            throw e;
        }
    }

    private Report answer(Errand errand, Actor actor) {
        return switch (errand.verb()) {
            case QUEUE -> jobs.queue();
            case DEAD -> jobs.dead(errand.limit());
            case REPLAY -> jobs.replay(actor, errand);
            case RECONCILE -> upkeep.reconcile(actor, errand.repair());
            case AUDIT -> audit(errand.limit());
            case PASSWORD -> passwords.renew(actor, Objects.requireNonNull(errand.owner()));
            case EXPORT, IMPORT -> moving.move(Objects.requireNonNull(errand.move()));
        };
    }

    private Report audit(int limit) {
        var table = new Table("NUMBER", "WHEN", "WHO", "FROM", "WHAT", "OUTCOME");
        audit.latest(limit, null)
                .forEach(entry -> table.row(
                        entry.number(),
                        entry.at().truncatedTo(ChronoUnit.SECONDS),
                        entry.who(),
                        entry.origin(),
                        entry.act(),
                        entry.outcome()));
        return new Report(table.toString(), 0);
    }
}
