package anb.tickets;

import anb.storage.Multipart;
import anb.storage.ObjectStore;
import anb.storage.StorageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What the store has of a ticket that ended without a video. */
@Component
class Remains {

    private static final Logger log = LoggerFactory.getLogger(Remains.class);

    private final Multipart parts;
    private final ObjectStore store;

    Remains(Multipart parts, ObjectStore store) {
        this.parts = parts;
        this.store = store;
    }

    /**
     * Removes parts and object. To be called once the row says that no video can be made of it any more; what cannot be
     * removed now is found by the sweeps.
     */
    void remove(Ticket ticket) {
        try {
            parts.abort(ticket.key(), ticket.storeUpload());
            store.delete(ticket.key());
        } catch (StorageException away) {
            log.warn("what was sent for {} is left to the sweep: {}", ticket.id(), away.getMessage());
        }
    }
}
