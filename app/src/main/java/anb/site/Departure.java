package anb.site;

import anb.accounts.AccountId;
import anb.accounts.OwnAccount;
import anb.reports.Reports;
import anb.videos.Deletion;
import anb.videos.Publication;
import anb.videos.Videos;
import org.springframework.stereotype.Component;

/** Somebody's going for good, with everything that is theirs. Cut off in the middle, it can be asked for again. */
@Component
class Departure {

    private static final int AT_ONCE = 100;

    private final OwnAccount account;
    private final Videos videos;
    private final Publication publication;
    private final Deletion deletion;
    private final Reports reports;

    Departure(OwnAccount account, Videos videos, Publication publication, Deletion deletion, Reports reports) {
        this.account = account;
        this.videos = videos;
        this.publication = publication;
        this.deletion = deletion;
        this.reports = reports;
    }

    /** @throws anb.problem.Problem the password is wrong */
    void of(AccountId id, String password) {
        account.require(id, password);
        for (var some = videos.ofPlayer(id, false, AT_ONCE, 0);
                !some.isEmpty();
                some = videos.ofPlayer(id, false, AT_ONCE, 0)) {
            some.forEach(video -> {
                publication.withdraw(id, video.id());
                deletion.delete(id, video.id());
            });
        }
        reports.forgetNotesOf(id);
        account.erase(id);
    }
}
