package anb.site;

import anb.accounts.AccountId;
import anb.tickets.Cancellation;
import anb.videos.Deletion;
import anb.videos.Publication;
import anb.videos.Video;
import anb.videos.Videos;
import java.util.List;
import org.springframework.stereotype.Component;

/** What a player has sent, and is sending. */
@Component
class Belongings {

    private static final int AT_ONCE = 100;

    private final Videos videos;
    private final Publication publication;
    private final Deletion deletion;
    private final Cancellation uploads;

    Belongings(Videos videos, Publication publication, Deletion deletion, Cancellation uploads) {
        this.videos = videos;
        this.publication = publication;
        this.deletion = deletion;
        this.uploads = uploads;
    }

    /** Uploads under way first: what becomes a video meanwhile is found among the videos. */
    void removeAllOf(AccountId player) {
        uploads.cancelAllOf(player);
        for (var some = some(player); !some.isEmpty(); some = some(player)) {
            some.forEach(video -> {
                publication.withdraw(player, video.id());
                deletion.delete(player, video.id());
            });
        }
    }

    boolean noneOf(AccountId player) {
        return some(player).isEmpty() && uploads.noneOf(player);
    }

    private List<Video> some(AccountId player) {
        return videos.ofPlayer(player, false, AT_ONCE, 0);
    }
}
