package anb.site;

import anb.accounts.AccountId;
import anb.paging.Part;
import anb.problem.Bounds;
import anb.videos.Deletion;
import anb.videos.Publication;
import anb.videos.VideoId;
import anb.videos.Videos;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a player sent: where it stands, and what they may do about it. */
@Controller
@RequestMapping("/my/videos")
class MyVideosPages {

    private static final int SHOWN = 60;

    private final Pages pages;
    private final Videos videos;
    private final MyVideoViews views;
    private final Publication publication;
    private final Deletion deletion;

    MyVideosPages(Pages pages, Videos videos, MyVideoViews views, Publication publication, Deletion deletion) {
        this.pages = pages;
        this.videos = videos;
        this.views = views;
        this.publication = publication;
        this.deletion = deletion;
    }

    /**
     * All of a player's.
     *
     * @param unfinished what is said of uploads that have not come to their end
     * @param next the number of the page behind this one; 0 for none
     */
    record MyVideosPage(
            Frame frame,
            List<MyVideo> videos,
            List<String> unfinished,
            int next,
            @Nullable String done) {}

    /** One of them. */
    record MyVideoPage(
            Frame frame,
            MyVideo mine,
            WordsBox box,
            @Nullable String done) {}

    @GetMapping
    ResponseEntity<byte[]> list(
            Frame frame,
            AccountId player,
            @RequestParam(required = false) @Nullable Integer page,
            @RequestParam(required = false) @Nullable String done) {
        int number = Bounds.check("page", page, 1, 1, 1_000);
        var part = Part.of(videos.ofPlayer(player, true, SHOWN + 1, (number - 1) * SHOWN), SHOWN);
        var shown = new MyVideosPage(
                frame,
                views.of(part.rows(), frame),
                views.unfinished(player, frame),
                part.further() ? number + 1 : 0,
                Done.said("mine", done, frame));
        return pages.own("myvideos", shown, frame);
    }

    @GetMapping("/{id}")
    ResponseEntity<byte[]> one(
            Frame frame,
            AccountId player,
            @PathVariable VideoId id,
            @RequestParam(required = false) @Nullable String done) {
        var video = videos.requireOwned(player, id);
        var page = new MyVideoPage(frame, views.of(video, frame), WordsBox.of(video), Done.said("mine", done, frame));
        return pages.own("myvideo", page, frame);
    }

    @PostMapping("/{id}/publish")
    ResponseEntity<byte[]> publish(AccountId player, @PathVariable VideoId id) {
        var did = publication.publish(player, id) ? Done.VIDEO_PUBLISHED : Done.VIDEO_WISHED;
        return Redirects.to(did.at("/my/videos/" + id));
    }

    @PostMapping("/{id}/withdraw")
    ResponseEntity<byte[]> withdraw(AccountId player, @PathVariable VideoId id) {
        publication.withdraw(player, id);
        return Redirects.to(Done.VIDEO_WITHDRAWN.at("/my/videos/" + id));
    }

    /** What is up for the vote is taken out of it first: the owner was asked about both. */
    @PostMapping("/{id}/delete")
    ResponseEntity<byte[]> delete(AccountId player, @PathVariable VideoId id) {
        publication.withdraw(player, id);
        deletion.delete(player, id);
        return Redirects.to(Done.VIDEO_DELETED.at("/my/videos"));
    }
}
