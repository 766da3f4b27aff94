package anb.tickets;

import anb.problem.ErrorCode;
import anb.problem.Problem;
import anb.storage.Multipart;
import anb.storage.ObjectStore;
import anb.storage.PinnedObject;
import anb.storage.StoredPart;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Puts an open ticket's file together in the store, once no part is missing. The store is asked each time: nothing about
 * parts is remembered.
 */
@Component
class Assembly {

    /** As many numbers as one wants to read in a sentence. */
    private static final int NAMED = 10;

    private final Tickets tickets;
    private final Multipart parts;
    private final ObjectStore store;

    Assembly(Tickets tickets, Multipart parts, ObjectStore store) {
        this.tickets = tickets;
        this.parts = parts;
        this.store = store;
    }

    /**
     * The numbers of the parts that are still to be sent.
     *
     * @throws Problem the store has given the upload up, so that nothing can be sent any more
     */
    List<Integer> missing(Ticket ticket) {
        if (ticket.object() != null) {
            return List.of();
        }
        Optional<List<StoredPart>> stored = parts.parts(ticket.key(), ticket.storeUpload());
        boolean over = stored.isEmpty() || stored.get().isEmpty();
        return over && store.exists(ticket.key())
                ? List.of()
                : ticket.parts().missing(stored.orElseThrow(Assembly::gone));
    }

    /**
     * The one object made of the parts. Whoever was killed after making it, or making the row of it, only has to come
     * again: what lies under the ticket's key was made of its parts, as nothing else is ever put there.
     *
     * @throws Problem parts are missing, or the store has given the upload up
     */
    PinnedObject object(Ticket ticket) {
        PinnedObject known = ticket.object();
        if (known != null) {
            return known;
        }
        PinnedObject object = store.pin(ticket.key()).orElseGet(() -> assembled(ticket));
        if (object.sizeBytes() != ticket.parts().sizeBytes()) {
            throw new IllegalStateException(ticket.key() + " has " + object.sizeBytes() + " bytes, not "
                    + ticket.parts().sizeBytes());
        }
        tickets.pin(ticket.id(), object);
        return object;
    }

    private PinnedObject assembled(Ticket ticket) {
        List<StoredPart> stored =
                parts.parts(ticket.key(), ticket.storeUpload()).orElseThrow(Assembly::gone);
        List<Integer> missing = ticket.parts().missing(stored);
        if (!missing.isEmpty()) {
            throw new Problem(
                    ErrorCode.UPLOAD_INCOMPLETE,
                    listed(missing),
                    missing.size(),
                    ticket.parts().count());
        }
        parts.assemble(ticket.key(), ticket.storeUpload(), ticket.parts().fitting(stored));
        return store.pin(ticket.key()).orElseThrow(Assembly::gone);
    }

    private static Problem gone() {
        return new Problem(ErrorCode.UPLOAD_NOT_FOUND);
    }

    private static String listed(List<Integer> missing) {
        String named = missing.stream().limit(NAMED).map(String::valueOf).collect(Collectors.joining(", "));
        return missing.size() > NAMED ? named + "…" : named;
    }
}
