package anb.tickets;

import anb.accounts.AccountId;
import anb.media.Verdict.Accepted;
import anb.media.Verdict.Refused;
import anb.media.Verdict.Undecided;
import anb.problem.Problem;
import anb.videos.VideoId;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Makes a video of what was sent: has the parts put together, looked at, and entered. Each step finds what an earlier
 * call left, so whoever was cut off, or killed, comes again and gets the one video there is (G1, G10).
 */
@Component
class Completion {

    private final Tickets tickets;
    private final Assembly assembly;
    private final Checking checking;
    private final Remains remains;
    private final VideoEntry entry;

    /** On one node, one call at a time for a ticket; of two nodes, one makes the video and the other finds it. */
    private final ReentrantLock[] turns =
            Stream.generate(ReentrantLock::new).limit(256).toArray(ReentrantLock[]::new);

    Completion(Tickets tickets, Assembly assembly, Checking checking, Remains remains, VideoEntry entry) {
        this.tickets = tickets;
        this.assembly = assembly;
        this.checking = checking;
        this.remains = remains;
        this.entry = entry;
    }

    /**
     * Completes a ticket, or finds that it is.
     *
     * @throws Problem not found, another's, parts missing, no room for another video, nobody can tell now what it is (all
     *     of which may be tried again), or refused for what it is: then nothing is kept of it, and the answer stays the
     *     same
     */
    VideoId complete(AccountId caller, TicketId id) {
        tickets.requireOwned(caller, id);
        ReentrantLock turn = turns[Math.floorMod(id.hashCode(), turns.length)];
        turn.lock();
        try {
            return settle(tickets.requireOwned(caller, id));
        } finally {
            turn.unlock();
        }
    }

    private VideoId settle(Ticket ticket) {
        return switch (ticket.state()) {
            case COMPLETED -> ticket.id().video();
            case REFUSED -> throw ticket.problem();
            case OPEN -> finish(ticket);
        };
    }

    /** What this call finds counts unless the ticket was settled meanwhile: by another node, or by giving it up. */
    private VideoId finish(Ticket ticket) {
        entry.requireRoom(ticket); // before a hundred megabytes are fetched
        var checked = checking.check(assembly.object(ticket), ticket.player());
        switch (checked.verdict()) {
            case Accepted accepted -> entry.enter(ticket, accepted.info(), checked.sha256());
            case Refused refused -> refuse(ticket, refused);
            case Undecided undecided -> throw undecided.problem();
        }
        Ticket settled = tickets.requireOwned(ticket.player(), ticket.id());
        if (settled.state() == TicketState.OPEN) {
            throw new IllegalStateException("upload " + ticket.id() + " is still open");
        }
        return settle(settled);
    }

    private void refuse(Ticket ticket, Refused refused) {
        if (tickets.refuse(ticket.id(), refused)) {
            remains.remove(ticket);
        }
    }
}
