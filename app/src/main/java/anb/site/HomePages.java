package anb.site;

import anb.editions.Edition;
import anb.editions.Editions;
import anb.showcase.PublicQuery;
import anb.showcase.PublicVideos;
import anb.site.HomePage.Closing;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What somebody sees who opens the platform's address: what it is, how it works, who leads, what is new. */
@Controller
class HomePages {

    private static final int TOP = 5, NEWEST = 8;

    private final Pages pages;
    private final Leaders leaders;
    private final PublicVideos videos;
    private final Editions editions;
    private final InstantSource clock;

    HomePages(Pages pages, Leaders leaders, PublicVideos videos, Editions editions, InstantSource clock) {
        this.pages = pages;
        this.leaders = leaders;
        this.videos = videos;
        this.editions = editions;
        this.clock = clock;
    }

    @GetMapping("/")
    ResponseEntity<byte[]> home(Frame frame, @RequestParam(required = false) @Nullable String done) {
        var edition = editions.current();
        var top = leaders.of(edition.id(), TOP);
        var newest = videos.page(edition.id(), PublicQuery.of(null, null, "recent", NEWEST, null, null)).stream()
                .map(Card::of)
                .toList();
        var closes = closing(edition, clock.instant());
        var said = frame.signedIn() ? null : Done.said("home", done, frame);
        var page = new HomePage(frame, top, newest, closes, OpeningTimes.of(edition, frame), said);
        return pages.open("home", page, frame);
    }

    private static @Nullable Closing closing(Edition edition, Instant now) {
        var uploads = edition.uploads().until();
        if (uploads != null && edition.uploadsOpen(now)) {
            return new Closing("closes.uploads", uploads, Duration.between(now, uploads));
        }
        var voting = edition.voting().until();
        return voting != null && edition.votingOpen(now)
                ? new Closing("closes.voting", voting, Duration.between(now, voting))
                : null;
    }
}
