package anb.site;

import anb.accounts.AccountId;
import anb.processing.Retakes;
import anb.videos.VideoId;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Another picture for a video, from the organiser's desk. */
@Controller
class RetakePages {

    private static final Pattern SECONDS = Pattern.compile("[0-9]+(\\.[0-9]+)?");

    private final Retakes retakes;

    RetakePages(Retakes retakes) {
        this.retakes = retakes;
    }

    @PostMapping("/organiser/videos/{id}/poster")
    ResponseEntity<byte[]> retake(
            AccountId organiser,
            @PathVariable VideoId id,
            @RequestParam(required = false) @Nullable String second,
            @RequestParam(defaultValue = OrganiserPages.VIDEOS) String next)
            throws IOException, InterruptedException {
        retakes.order(organiser, id, typed(second));
        return Redirects.to(Done.PICTURE_ORDERED.at(Redirects.within(next)));
    }

    /** With a point or a comma, as people write it; what is no number is left to be refused as it is. */
    private static @Nullable Object typed(@Nullable String second) {
        if (second == null || second.isBlank()) {
            return null;
        }
        var number = second.strip().replace(',', '.');
        return SECONDS.matcher(number).matches() ? (Object) Double.valueOf(number) : second;
    }
}
