package anb.site;

import anb.accounts.AccountId;
import anb.problem.ErrorCode;
import anb.problem.Problem;
import anb.storage.PresignedUrls;
import anb.videos.Rendition;
import anb.videos.VideoId;
import anb.videos.Videos;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Where its owner's player finds a clip, public or not: an address that does not run out while the page is open. */
@Controller
class MyClipPages {

    private final Videos videos;
    private final PresignedUrls urls;

    MyClipPages(Videos videos, PresignedUrls urls) {
        this.videos = videos;
        this.urls = urls;
    }

    @GetMapping("/my/videos/{id}/clip.mp4")
    ResponseEntity<Void> clip(AccountId player, @PathVariable VideoId id) {
        var fence = videos.requireOwned(player, id).renditionFence();
        if (fence == null) {
            throw new Problem(ErrorCode.NOT_FOUND);
        }
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(urls.of(Rendition.clip(id, fence)))
                .cacheControl(CacheControl.noStore())
                .build();
    }
}
