package anb.tickets;

import anb.accounts.AccountId;
import anb.editions.Editions;
import anb.problem.Problem;
import anb.storage.Multipart;
import anb.storage.StorageException;
import anb.uploads.OwnersTurn;
import com.fasterxml.uuid.Generators;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Opens a ticket: the upload in the store first, then the row. What a crash leaves in between is for the sweep. */
@Component
class Opening {

    private static final Logger log = LoggerFactory.getLogger(Opening.class);

    private final TicketGate gate;
    private final Tickets tickets;
    private final Multipart store;
    private final Editions editions;
    private final OwnersTurn turn;
    private final TicketSettings settings;

    Opening(
            TicketGate gate,
            Tickets tickets,
            Multipart store,
            Editions editions,
            OwnersTurn turn,
            TicketSettings settings) {
        this.gate = gate;
        this.tickets = tickets;
        this.store = store;
        this.editions = editions;
        this.turn = turn;
        this.settings = settings;
    }

    /** @throws Problem the player may not, or not such a clip; nothing is kept then */
    Ticket open(AccountId player, TicketForm form) {
        Announced announced = gate.admit(player, form);
        var id = new TicketId(Generators.timeBasedEpochRandomGenerator().generate());
        var parts = new Parts(announced.sizeBytes(), settings.partSize().toBytes());
        String upload = store.begin(id.key(), announced.contentType());
        var ticket = new NewTicket(id, editions.current().id(), player, announced, parts, upload);
        Ticket recorded = null;
        try {
            recorded = turn.of(player, () -> {
                gate.requireRoom(player, announced);
                return tickets.add(ticket, settings.lifetime());
            });
            return recorded;
        } finally {
            undoUnless(recorded, ticket);
        }
    }

    private void undoUnless(@Nullable Ticket recorded, NewTicket ticket) {
        if (recorded == null) {
            try {
                store.abort(ticket.id().key(), ticket.storeUpload());
            } catch (StorageException away) {
                log.warn("the upload of {} is left to the sweep: {}", ticket.id(), away.getMessage());
            }
        }
    }
}
