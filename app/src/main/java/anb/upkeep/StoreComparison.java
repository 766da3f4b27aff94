package anb.upkeep;

import anb.storage.ObjectKey;
import anb.storage.ObjectStore;
import anb.storage.StoredObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
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

    /**
     * Compares everything.
     *
     * @param missing told of each object that rows speak of and the store has not
     * @param surplus told of each object that no row speaks of
     */
    void run(Consumer<ObjectKey> missing, Consumer<StoredObject> surplus) {
        run(missing, surplus, every -> {});
    }

    /** @param every told of each object there is */
    void run(Consumer<ObjectKey> missing, Consumer<StoredObject> surplus, Consumer<StoredObject> every) {
        UUID after = null;
        do {
            List<Expected> page = expectations.page(after);
            UUID upTo = page.size() < Expectations.PAGE
                    ? null
                    : page.getLast().video().value();
            compare(page, after, upTo, missing, surplus, every);
            after = upTo;
        } while (after != null);
    }

    private void compare(
            List<Expected> page,
            @Nullable UUID after,
            @Nullable UUID upTo,
            Consumer<ObjectKey> missing,
            Consumer<StoredObject> surplus,
            Consumer<StoredObject> every) {
        Map<ObjectKey, Expected> absent = new HashMap<>();
        page.forEach(expected -> expected.keys().forEach(key -> absent.put(key, expected)));
        for (String prefix : PREFIXES) {
            store.list(prefix, after == null ? "" : prefix + after + END_OF_ID)
                    .takeWhile(object -> upTo == null || object.key().value().compareTo(prefix + upTo + END_OF_ID) < 0)
                    .peek(every)
                    .filter(object -> absent.remove(object.key()) == null)
                    .filter(object -> page.stream().noneMatch(expected -> expected.allows(object.key())))
                    .forEach(surplus);
        }
        absent.keySet().forEach(missing);
    }
}
