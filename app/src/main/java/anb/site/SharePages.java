package anb.site;

import anb.problem.ErrorCode;
import anb.problem.Problem;
import anb.showcase.PublicVideos;
import anb.videos.Rendition;
import anb.videos.VideoId;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What other sites show of a clip: a player to embed, and how programs ask for it (oEmbed 1.0). */
@Controller
class SharePages {

    private static final CacheControl AN_HOUR =
            CacheControl.maxAge(Duration.ofHours(1)).cachePublic();
    private static final Pattern CLIP = Pattern.compile("/videos/([0-9a-fA-F-]{36})/?");
    private static final int WIDTH = 1280, HEIGHT = 720, NARROWEST = 200;

    private final Pages pages;
    private final PublicVideos videos;
    private final ShareImages images;

    SharePages(Pages pages, PublicVideos videos, ShareImages images) {
        this.pages = pages;
        this.videos = videos;
        this.images = images;
    }

    /** A player without anything around it. */
    record EmbedPage(Frame frame, Card card) {}

    @GetMapping("/embed/{id}")
    ResponseEntity<byte[]> embed(Frame frame, @PathVariable VideoId id) {
        return pages.open("embed", new EmbedPage(frame, Card.of(find(id))), frame);
    }

    @GetMapping(path = "/videos/{id}/share.jpg")
    ResponseEntity<byte[]> image(@PathVariable VideoId id) {
        var row = find(id);
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_JPEG)
                .cacheControl(AN_HOUR)
                .body(images.of(Rendition.poster(id, row.fence())));
    }

    @GetMapping(path = "/oembed", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, Object>> oembed(
            Frame frame,
            @RequestParam String url,
            @RequestParam(required = false) @Nullable Integer maxwidth,
            @RequestParam(required = false) @Nullable Integer maxheight) {
        var card = Card.of(find(clip(url)));
        int width = width(maxwidth, maxheight);
        var answer = new TreeMap<String, Object>(Map.of(
                "version",
                "1.0",
                "type",
                "video",
                "provider_name",
                "ANB Rising Stars",
                "provider_url",
                frame.origin(),
                "title",
                card.username() + " · " + card.title(),
                "author_name",
                card.username(),
                "width",
                width,
                "height",
                width * HEIGHT / WIDTH,
                "thumbnail_url",
                frame.origin() + card.shareImage()));
        answer.put("thumbnail_width", 1200);
        answer.put("thumbnail_height", 630);
        answer.put(
                "html",
                "<iframe src=\"%s%s\" width=\"%d\" height=\"%d\" allowfullscreen title=\"ANB Rising Stars\"></iframe>"
                        .formatted(frame.origin(), card.embed(), width, width * HEIGHT / WIDTH));
        return ResponseEntity.ok().cacheControl(AN_HOUR).body(answer);
    }

    private PublicVideos.Row find(VideoId id) {
        return videos.find(id).orElseThrow(() -> new Problem(ErrorCode.VIDEO_NOT_FOUND));
    }

    private static VideoId clip(String url) {
        try {
            var path = CLIP.matcher(String.valueOf(URI.create(url).getPath()));
            if (path.matches()) {
                return VideoId.from(path.group(1));
            }
        } catch (IllegalArgumentException noAddress) {
            throw new Problem(ErrorCode.VIDEO_NOT_FOUND);
        }
        throw new Problem(ErrorCode.VIDEO_NOT_FOUND);
    }

    private static int width(@Nullable Integer maxwidth, @Nullable Integer maxheight) {
        int fits = Math.min(
                maxwidth == null ? WIDTH : maxwidth,
                maxheight == null ? WIDTH : Math.min(maxheight, HEIGHT) * WIDTH / HEIGHT);
        return Math.clamp(fits, NARROWEST, WIDTH);
    }
}
