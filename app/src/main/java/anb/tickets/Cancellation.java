package anb.tickets;

import anb.accounts.AccountId;
import anb.problem.ErrorCode;
import anb.problem.Problem;
import org.springframework.stereotype.Component;

/** A player's giving up what they have not finished sending. */
@Component
public class Cancellation {

    private final Tickets tickets;
    private final Remains remains;

    Cancellation(Tickets tickets, Remains remains) {
        this.tickets = tickets;
        this.remains = remains;
    }

    /** @throws Problem not found, another's, or a video already */
    void cancel(AccountId caller, TicketId id) {
        Ticket ticket = tickets.requireOwned(caller, id);
        if (!tickets.giveUp(id)) {
            tickets.requireOwned(caller, id);
            throw new Problem(ErrorCode.UPLOAD_COMPLETED);
        }
        remains.remove(ticket);
    }

    /** Gives up all that a player is sending, and forgets what of theirs was refused. */
    public void cancelAllOf(AccountId player) {
        tickets.giveUpAllOf(player).forEach(remains::remove);
    }

    /** Whether a player is sending nothing. */
    public boolean noneOf(AccountId player) {
        return tickets.open(player).isEmpty();
    }
}
