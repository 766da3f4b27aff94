package anb.site;

import anb.accounts.AccountId;
import anb.accounts.City;
import anb.editions.Editions;
import anb.problem.ErrorCode;
import anb.problem.Problem;
import anb.ranking.Ranking;
import anb.showcase.PublicQuery;
import anb.showcase.PublicVideos;
import anb.videos.Video;
import anb.videos.VideoId;
import anb.videos.Videos;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A clip's page, and voting on it: a form, of which only the vote box comes back where htmx sends it. */
@Controller
@RequestMapping("/videos/{id}")
class ClipPages {

    private static final int MORE = 4;

    private final Pages pages;
    private final PublicVideos clips;
    private final Videos videos;
    private final Ranking ranking;
    private final VoteBoxes boxes;
    private final Ballots ballots;
    private final Editions editions;

    ClipPages(
            Pages pages,
            PublicVideos clips,
            Videos videos,
            Ranking ranking,
            VoteBoxes boxes,
            Ballots ballots,
            Editions editions) {
        this.pages = pages;
        this.clips = clips;
        this.videos = videos;
        this.ranking = ranking;
        this.boxes = boxes;
        this.ballots = ballots;
        this.editions = editions;
    }

    @GetMapping
    ResponseEntity<byte[]> show(
            Frame frame, @PathVariable VideoId id, @RequestParam(required = false) @Nullable String done) {
        var row = clips.find(id).orElseThrow(() -> new Problem(ErrorCode.VIDEO_NOT_FOUND));
        var player = videos.find(id).map(Video::player);
        var viewer = frame.viewer();
        var page = new ClipPage(
                frame,
                Card.of(row),
                boxes.of(id, frame, null),
                viewer != null && player.filter(viewer.id()::equals).isPresent(),
                player.flatMap(who -> ranking.standing(editions.current().id(), who))
                        .orElse(null),
                more(row),
                done == null ? null : said(frame, done));
        return pages.open("clip", page, frame);
    }

    private static @Nullable String said(Frame frame, String done) {
        return frame.said(done.equals("reported") ? "report.done" : "vote." + done);
    }

    @PostMapping("/vote")
    ResponseEntity<byte[]> vote(
            Frame frame,
            AccountId voter,
            @PathVariable VideoId id,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part) {
        return answer(frame, id, ballots.cast(voter, id), part);
    }

    @PostMapping("/withdraw")
    ResponseEntity<byte[]> withdraw(
            Frame frame,
            AccountId voter,
            @PathVariable VideoId id,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part) {
        return answer(frame, id, ballots.withdraw(voter, id), part);
    }

    private ResponseEntity<byte[]> answer(Frame frame, VideoId id, String said, @Nullable String part) {
        return part == null
                ? Redirects.to("/videos/" + id + "?done=" + said.substring(said.indexOf('.') + 1))
                : pages.own("vote", new Vote(frame, boxes.of(id, frame, frame.t(said))), frame);
    }

    /** A vote box alone. */
    record Vote(Frame frame, VoteBox box) {}

    private List<Card> more(PublicVideos.Row row) {
        var query = PublicQuery.of(City.key(row.city()), null, "recent", MORE + 1, null, null);
        return clips.page(editions.current().id(), query).stream()
                .filter(other -> !other.id().equals(row.id()))
                .limit(MORE)
                .map(Card::of)
                .toList();
    }
}
