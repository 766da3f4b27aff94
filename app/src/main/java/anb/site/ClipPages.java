package anb.site;

import anb.accounts.AccountId;
import anb.videos.VideoId;
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

    private final Pages pages;
    private final ClipViews views;
    private final VoteBoxes boxes;
    private final Ballots ballots;

    ClipPages(Pages pages, ClipViews views, VoteBoxes boxes, Ballots ballots) {
        this.pages = pages;
        this.views = views;
        this.boxes = boxes;
        this.ballots = ballots;
    }

    @GetMapping
    ResponseEntity<byte[]> show(
            Frame frame, @PathVariable VideoId id, @RequestParam(required = false) @Nullable String done) {
        return pages.open("clip", views.of(id, frame, done), frame);
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

    private ResponseEntity<byte[]> answer(Frame frame, VideoId id, Done did, @Nullable String part) {
        return part == null
                ? Redirects.to(did.at("/videos/" + id))
                : pages.own("vote", new Vote(frame, boxes.of(id, frame, did)), frame);
    }

    /** A vote box alone. */
    record Vote(Frame frame, VoteBox box) {}
}
