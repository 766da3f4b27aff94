package anb.upkeep;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Names every difference between rows, jobs, tallies and objects; a healthy system has none. */
@Component
public class Check {

    private final RowChecks rows;
    private final StoreComparison store;

    Check(RowChecks rows, StoreComparison store) {
        this.rows = rows;
        this.store = store;
    }

    /**
     * Looks twice and reports what it saw both times: between storing an object and recording it lies a moment in which
     * they rightly differ. A stall of just that moment that lasts as long as a look is reported; ask again.
     */
    public List<Difference> differences() {
        List<Difference> first = look();
        if (first.isEmpty()) {
            return first;
        }
        Set<Difference> again = new HashSet<>(look());
        return first.stream().filter(again::contains).sorted().toList();
    }

    private List<Difference> look() {
        List<Difference> found = new ArrayList<>(rows.differences());
        store.run(
                missing -> found.add(new Difference(
                        Difference.Kind.OBJECT_MISSING, missing.value(), "a row speaks of it, the store has it not")),
                surplus -> found.add(new Difference(
                        Difference.Kind.OBJECT_WITHOUT_ROW,
                        surplus.key().value(),
                        surplus.sizeBytes() + " bytes of " + surplus.lastModified())));
        return found;
    }
}
