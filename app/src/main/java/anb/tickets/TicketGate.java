package anb.tickets;

import anb.accounts.AccountId;
import anb.media.AdmissionSettings;
import anb.problem.ErrorCode;
import anb.problem.Problem;
import anb.uploads.UploadGate;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Whether somebody may open a ticket for a clip now. */
@Component
class TicketGate {

    private static final double MEGABYTE = 1 << 20;
    private static final Duration A_WHILE = Duration.ofSeconds(30);

    private final UploadGate uploads;
    private final AdmissionSettings admission;
    private final Tickets tickets;
    private final TicketSettings settings;

    TicketGate(UploadGate uploads, AdmissionSettings admission, Tickets tickets, TicketSettings settings) {
        this.uploads = uploads;
        this.admission = admission;
        this.tickets = tickets;
        this.settings = settings;
    }

    /**
     * Judges first who asks and when, as of the form, then what for.
     *
     * @throws Problem the window is closed, a quota is used up, or the clip cannot take part
     */
    Announced admit(AccountId player, TicketForm form) {
        uploads.require(player);
        Announced announced = form.checked(admission);
        requireRoom(player, announced);
        return announced;
    }

    /** Also asked again in the transaction that adds the ticket, in the player's turn. */
    void requireRoom(AccountId player, Announced announced) {
        List<Ticket> open = tickets.open(player);
        if (open.size() >= settings.mostOpen()) {
            throw new Problem(ErrorCode.TOO_MANY_OPEN_UPLOADS, open.size(), settings.mostOpen()).retryAfter(A_WHILE);
        }
        long bytes = announced.sizeBytes()
                + open.stream().mapToLong(ticket -> ticket.parts().sizeBytes()).sum();
        long most = settings.mostOpenBytes().toBytes();
        if (bytes > most) {
            throw new Problem(ErrorCode.TOO_MANY_OPEN_BYTES, roundedUp(bytes), most / MEGABYTE).retryAfter(A_WHILE);
        }
    }

    /** In megabytes, so that one byte too many does not read as the limit itself. */
    private static double roundedUp(long bytes) {
        return Math.ceil(bytes / MEGABYTE * 10) / 10;
    }
}
