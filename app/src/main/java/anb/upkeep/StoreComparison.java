package anb.upkeep;

import anb.storage.ObjectKey;
import anb.storage.ObjectStore;
import anb.storage.StoredObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lays the bucket beside the rows. Both are read in the order of ids, a page at a time, so memory does not grow with
 * either.
 */
@Component
class StoreComparison {

    static final List<String> PREFIXES = List.of("uploads/", "processed/");
    /** Sorts behind every character that follows an id in a key. */
    private static final String END_OF_ID = "~";

    private final Expectations expectations;
    private final ObjectStore store;

    StoreComparison(Expectations expectations, ObjectStore store) {
        this.expectations = expectations;
        this.store = store;
    }

    /** Is told what a comparison comes upon. */
    interface Observer {

        /** Rows speak of it, the store has it not. */
        void missing(ObjectKey key);

        /** It is there, with another number of bytes than its row says. */
        void ofOtherSize(StoredObject object, long bytes);

        /** No row speaks of it. */
        void surplus(StoredObject object);

        /** It is there. */
        default void present(StoredObject object) {}
    }

    /** Compares everything. */
    void run(Observer observer) {
        UUID after = null;
        do {
            List<Expected> page = expectations.page(after);
            UUID upTo = page.size() < Expectations.PAGE
                    ? null
                    : page.getLast().video().value();
            compare(page, after, upTo, observer);
            after = upTo;
        } while (after != null);
    }

    private void compare(List<Expected> page, @Nullable UUID after, @Nullable UUID upTo, Observer observer) {
        Map<ObjectKey, Expected> absent = new HashMap<>();
        page.forEach(expected -> expected.keys().forEach(key -> absent.put(key, expected)));
        for (String prefix : PREFIXES) {
            store.list(prefix, after == null ? "" : prefix + after + END_OF_ID)
                    .takeWhile(object -> upTo == null || object.key().value().compareTo(prefix + upTo + END_OF_ID) < 0)
                    .peek(observer::present)
                    .filter(object -> !spokenOf(object, absent.remove(object.key()), observer))
                    .filter(object -> page.stream().noneMatch(expected -> expected.allows(object.key())))
                    .forEach(observer::surplus);
        }
        absent.keySet().forEach(observer::missing);
    }

    private static boolean spokenOf(StoredObject object, @Nullable Expected expected, Observer observer) {
        if (expected == null) {
            return false;
        }
        var bytes = expected.bytesOf(object.key());
        if (bytes != null && bytes != object.sizeBytes()) {
            observer.ofOtherSize(object, bytes);
        }
        return true;
    }
}
