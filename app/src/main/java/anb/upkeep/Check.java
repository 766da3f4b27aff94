package anb.upkeep;

import anb.storage.ObjectKey;
import anb.storage.StoredObject;
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
        store.run(new ObjectDifferences(found));
        return found;
    }

    private record ObjectDifferences(List<Difference> found) implements StoreComparison.Observer {

        @Override
        public void missing(ObjectKey key) {
            add(Difference.Kind.OBJECT_MISSING, key, "a row speaks of it, the store has it not");
        }

        @Override
        public void ofOtherSize(StoredObject object, long bytes) {
            var detail = "%d bytes, its row says %d".formatted(object.sizeBytes(), bytes);
            add(Difference.Kind.OBJECT_SIZE_DIFFERS, object.key(), detail);
        }

        @Override
        public void surplus(StoredObject object) {
            var detail = object.sizeBytes() + " bytes of " + object.lastModified();
            add(Difference.Kind.OBJECT_WITHOUT_ROW, object.key(), detail);
        }

        private void add(Difference.Kind kind, ObjectKey key, String detail) {
            found.add(new Difference(kind, key.value(), detail));
        }
    }
}
