package anb.tickets;

import anb.accounts.AccountId;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** What players have begun to send and may go on with. */
@Component
public class OpenUploads {

    private final Tickets tickets;

    OpenUploads(Tickets tickets) {
        this.tickets = tickets;
    }

    /**
     * One of them.
     *
     * @param fileName as the player's device calls it
     * @param expiresAt from when on it cannot be gone on with
     */
    public record OpenUpload(String fileName, Instant expiresAt) {}

    /** A player's, oldest first. */
    public List<OpenUpload> of(AccountId player) {
        return tickets.open(player).stream()
                .map(ticket -> new OpenUpload(ticket.announced().fileName(), ticket.expiresAt()))
                .toList();
    }
}
