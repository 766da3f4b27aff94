package anb.tickets;

import anb.media.MediaInfo;
import anb.problem.Problem;
import anb.uploads.Entry;
import anb.uploads.OwnersTurn;
import anb.uploads.UploadSettings;
import anb.videos.NewVideo;
import org.springframework.stereotype.Component;

/** The one transaction in which a ticket becomes a video: its state, the row and the job change together (G7). */
@Component
class VideoEntry {

    private final Tickets tickets;
    private final Entry entry;
    private final OwnersTurn turn;
    private final UploadSettings settings;

    VideoEntry(Tickets tickets, Entry entry, OwnersTurn turn, UploadSettings settings) {
        this.tickets = tickets;
        this.entry = entry;
        this.turn = turn;
        this.settings = settings;
    }

    /** @throws Problem the player has no room for another now; {@link #enter} asks again */
    void requireRoom(Ticket ticket) {
        entry.requireRoom(ticket.player());
    }

    /**
     * Enters the video, under the ticket's id.
     *
     * @return false when the ticket is not open any more; nothing is recorded then
     * @throws Problem the player has no room for another; the ticket stays open
     */
    boolean enter(Ticket ticket, MediaInfo media, String sha256) {
        return turn.of(ticket.player(), () -> {
            if (!tickets.lock(ticket.id())) {
                return false;
            }
            entry.record(new NewVideo(
                    ticket.id().video(),
                    ticket.edition(),
                    ticket.player(),
                    ticket.announced().title(),
                    media,
                    sha256,
                    null,
                    settings.autoPublish()));
            tickets.completed(ticket.id());
            return true;
        });
    }
}
