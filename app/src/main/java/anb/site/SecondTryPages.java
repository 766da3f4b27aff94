package anb.site;

import anb.accounts.AccountId;
import anb.problem.ErrorCode;
import anb.problem.Problem;
import anb.processing.Reprocessing;
import anb.videos.VideoId;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Once more with a video that failed. */
@Controller
class SecondTryPages {

    private final Reprocessing reprocessing;

    SecondTryPages(Reprocessing reprocessing) {
        this.reprocessing = reprocessing;
    }

    /** What came about while the page was open is said by the page itself: it is there, or its original is gone. */
    @PostMapping("/my/videos/{id}/again")
    ResponseEntity<byte[]> again(AccountId player, @PathVariable VideoId id) {
        try {
            reprocessing.byOwner(player, id);
        } catch (Problem refused) {
            if (refused.code() != ErrorCode.ALREADY_PROCESSED && refused.code() != ErrorCode.ORIGINAL_EXPIRED) {
                throw refused;
            }
            return Redirects.to("/my/videos/" + id);
        }
        return Redirects.to(Done.VIDEO_RETRIED.at("/my/videos/" + id));
    }
}
