package anb.upkeep;

import anb.storage.ObjectKey;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Which objects the rows speak of, as the caller's transaction sees them. */
@Component
public class Inventory {

    private final Expectations expectations;

    Inventory(Expectations expectations) {
        this.expectations = expectations;
    }

    /** Names what must be in the store; replaced renditions and uploads under way are not in it. */
    public void each(Consumer<ObjectKey> key) {
        UUID after = null;
        List<Expected> page;
        do {
            page = expectations.page(after);
            page.forEach(expected -> expected.keys().forEach(key));
            after = page.isEmpty() ? null : page.getLast().video().value();
        } while (page.size() == Expectations.PAGE);
    }
}
