package anb.site;

import anb.problem.ErrorCode;
import anb.problem.Problem;
import anb.showcase.PublicVideos;
import anb.storage.ObjectKey;
import anb.storage.PresignedUrls;
import anb.videos.Rendition;
import anb.videos.VideoId;
import java.time.Duration;
import java.util.function.ToLongFunction;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Addresses of a public clip and its pictures that can be passed on: they lead to wherever the store has them now, for as
 * long as the clip is up for the vote.
 */
@Controller
@RequestMapping("/videos/{id}")
class ObjectPages {

    /** Less than what is left of a signed URL whenever it is handed out. */
    private static final CacheControl FOR_A_WHILE =
            CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic();

    private final PublicVideos videos;
    private final PresignedUrls urls;

    ObjectPages(PublicVideos videos, PresignedUrls urls) {
        this.videos = videos;
        this.urls = urls;
    }

    private interface Part {
        ObjectKey of(VideoId video, long fence);
    }

    @GetMapping("/clip.mp4")
    ResponseEntity<Void> clip(@PathVariable VideoId id) {
        return redirect(id, Rendition::clip, PublicVideos.Row::fence);
    }

    @GetMapping("/poster.jpg")
    ResponseEntity<Void> poster(@PathVariable VideoId id) {
        return redirect(id, Rendition::poster, PublicVideos.Row::pictureFence);
    }

    @GetMapping("/thumbnail.jpg")
    ResponseEntity<Void> thumbnail(@PathVariable VideoId id) {
        return redirect(id, Rendition::thumbnail, PublicVideos.Row::pictureFence);
    }

    private ResponseEntity<Void> redirect(VideoId id, Part part, ToLongFunction<PublicVideos.Row> fence) {
        var row = videos.find(id).orElseThrow(() -> new Problem(ErrorCode.VIDEO_NOT_FOUND));
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(urls.of(part.of(id, fence.applyAsLong(row))))
                .cacheControl(FOR_A_WHILE)
                .build();
    }
}
