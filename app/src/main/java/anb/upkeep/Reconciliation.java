package anb.upkeep;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import anb.audit.Actor;
import anb.audit.Audit;
import anb.storage.StorageException;
import anb.upkeep.Difference.Kind;
import anb.upkeep.Finding.Result;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Finds every difference and says what can be done about it, or does it: each by itself, and each in the audit. */
@Component
public class Reconciliation {

    private static final String SETTLED = "it has settled meanwhile, or somebody is changing it";

    /** Kinds of which one repair mends every difference there is. */
    private static final Set<Kind> AT_ONCE = EnumSet.of(Kind.LEVEL_DIFFERS, Kind.LISTING_DIFFERS);

    private final Check check;
    private final Remedies remedies;
    private final Audit audit;
    private final TransactionTemplate transaction;

    Reconciliation(Check check, Remedies remedies, Audit audit, TransactionTemplate transaction) {
        this.check = check;
        this.remedies = remedies;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** Changes nothing. @return each difference, with what {@link #repair} would do */
    public List<Finding> dryRun() {
        return eachOf(check.differences(), (difference, remedy) -> switch (remedy) {
            case Remedy.Mend mend -> Finding.of(difference, Result.MENDABLE, mend.text());
            case Remedy.Remove remove -> Finding.of(difference, Result.MENDABLE, remove.text());
            case Remedy.Wait wait -> Finding.of(difference, Result.LEFT, wait.text());
            case Remedy.ByHand byHand -> Finding.of(difference, Result.BY_HAND, byHand.text());
        });
    }

    /** Mends what can be. @return each difference that was found, with what became of it */
    public List<Finding> repair(Actor actor) {
        Set<Kind> mended = EnumSet.noneOf(Kind.class);
        return eachOf(check.differences(), (difference, remedy) -> {
            if (mended.contains(difference.kind())) {
                return Finding.of(difference, Result.MENDED, remedy.text());
            }
            var finding = repair(difference, remedy, actor);
            if (finding.result() == Result.MENDED && AT_ONCE.contains(difference.kind())) {
                mended.add(difference.kind());
            }
            return finding;
        });
    }

    private List<Finding> eachOf(List<Difference> differences, BiFunction<Difference, Remedy, Finding> act) {
        var soMany = differences.stream().collect(groupingBy(Difference::kind, counting()));
        return differences.stream()
                .map(difference -> {
                    try {
                        return act.apply(
                                difference, remedies.of(difference, soMany.getOrDefault(difference.kind(), 0L)));
                    } catch (DataAccessException | StorageException e) {
                        return Finding.of(
                                difference,
                                Result.FAILED,
                                "not possible now, try again: "
                                        + NestedExceptionUtils.getMostSpecificCause(e)
                                                .getMessage());
                    }
                })
                .toList();
    }

    private Finding repair(Difference difference, Remedy remedy, Actor actor) {
        return switch (remedy) {
            case Remedy.Mend mend -> mend(difference, mend, actor);
            case Remedy.Remove remove -> remove(difference, remove, actor);
            case Remedy.Wait wait -> Finding.of(difference, Result.LEFT, wait.text());
            case Remedy.ByHand byHand -> Finding.of(difference, Result.BY_HAND, byHand.text());
        };
    }

    private Finding mend(Difference difference, Remedy.Mend mend, Actor actor) {
        boolean done = transaction.execute(status -> {
            if (mend.act().getAsBoolean()) {
                write(actor, difference, mend.text());
                return true;
            }
            status.setRollbackOnly();
            return false;
        });
        return done ? Finding.of(difference, Result.MENDED, mend.text()) : Finding.of(difference, Result.LEFT, SETTLED);
    }

    /** The entry first: what is gone from the store must not be gone without a trace. */
    private Finding remove(Difference difference, Remedy.Remove remove, Actor actor) {
        write(actor, difference, "the object is being removed");
        return remove.act().getAsBoolean()
                ? Finding.of(difference, Result.MENDED, remove.text())
                : Finding.of(difference, Result.LEFT, SETTLED);
    }

    private void write(Actor actor, Difference difference, String done) {
        var kind = difference.kind().name().toLowerCase(Locale.ROOT);
        audit.write(actor, "repair " + kind + " " + difference.subject(), done);
    }
}
