package anb.site;

import anb.accounts.AccountId;
import anb.problem.ErrorCode;
import anb.problem.Problem;
import anb.site.MyVideosPages.MyVideoPage;
import anb.videos.Description;
import anb.videos.VideoId;
import anb.videos.Videos;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a player says is seen in a clip: a form on the video's own page. */
@Controller
class DescriptionPages {

    private final Pages pages;
    private final Videos videos;
    private final MyVideoViews views;
    private final Description description;

    DescriptionPages(Pages pages, Videos videos, MyVideoViews views, Description description) {
        this.pages = pages;
        this.videos = videos;
        this.views = views;
        this.description = description;
    }

    /** The field has room for lines, of which one is made. */
    @PostMapping("/my/videos/{id}/description")
    ResponseEntity<byte[]> change(
            Frame frame,
            AccountId player,
            @PathVariable VideoId id,
            @RequestParam(name = "description", defaultValue = "") String sent) {
        boolean described;
        try {
            described = description.change(player, id, sent.strip().replaceAll("\\R+", " "));
        } catch (Problem refused) {
            if (refused.code() != ErrorCode.INVALID_REQUEST && refused.code() != ErrorCode.RATE_LIMITED) {
                throw refused;
            }
            return again(frame, player, id, new DescriptionBox(sent, Mistakes.of(refused, frame)), refused);
        }
        var did = described ? Done.VIDEO_DESCRIBED : Done.VIDEO_NOT_DESCRIBED;
        return Redirects.to(did.at("/my/videos/" + id));
    }

    private ResponseEntity<byte[]> again(
            Frame frame, AccountId player, VideoId id, DescriptionBox box, Problem refused) {
        var video = videos.requireOwned(player, id);
        var page = new MyVideoPage(frame, views.of(video, frame), box, null);
        return pages.own(HttpStatus.valueOf(refused.code().status()), "myvideo", page, frame);
    }
}
