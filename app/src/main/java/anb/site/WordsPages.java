package anb.site;

import anb.accounts.AccountId;
import anb.problem.ErrorCode;
import anb.problem.Problem;
import anb.site.MyVideosPages.MyVideoPage;
import anb.videos.Rewording;
import anb.videos.Rewording.Sent;
import anb.videos.Video;
import anb.videos.VideoId;
import anb.videos.Videos;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a player calls a video and says is seen in its clip: a form on the video's own page. */
@Controller
class WordsPages {

    private final Pages pages;
    private final Videos videos;
    private final MyVideoViews views;
    private final Rewording rewording;

    WordsPages(Pages pages, Videos videos, MyVideoViews views, Rewording rewording) {
        this.pages = pages;
        this.videos = videos;
        this.views = views;
        this.rewording = rewording;
    }

    /** The field of the description has room for lines, of which one is made. */
    @PostMapping("/my/videos/{id}/words")
    ResponseEntity<byte[]> change(
            Frame frame,
            AccountId player,
            @PathVariable VideoId id,
            @RequestParam(required = false) @Nullable String title,
            @RequestParam(required = false) @Nullable String description) {
        var before = videos.requireOwned(player, id);
        Video after;
        try {
            after = rewording.change(
                    player,
                    id,
                    title == null ? null : new Sent(title),
                    description == null ? null : new Sent(description.strip().replaceAll("\\R+", " ")));
        } catch (Problem refused) {
            if (refused.fields().isEmpty() && refused.code() != ErrorCode.RATE_LIMITED) {
                throw refused;
            }
            var box = new WordsBox(
                    Objects.requireNonNullElse(title, before.title()),
                    Objects.requireNonNullElse(description, ""),
                    Mistakes.of(refused, frame));
            var page = new MyVideoPage(frame, views.of(before, frame), box, null);
            return pages.own(HttpStatus.valueOf(refused.code().status()), "myvideo", page, frame);
        }
        return Redirects.to(done(before, after).at("/my/videos/" + id));
    }

    private static Done done(Video before, Video after) {
        if (!before.title().equals(after.title())) {
            return Done.VIDEO_RENAMED;
        }
        return after.description() == null ? Done.VIDEO_NOT_DESCRIBED : Done.VIDEO_DESCRIBED;
    }
}
