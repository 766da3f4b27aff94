package anb.site;

import anb.problem.Bounds;
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
import org.springframework.http.HttpStatus;
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
    private static final int WIDTH = 1280, HEIGHT = 720;

    private final Pages pages;
    private final PublicVideos videos;
    private final ShareImages images;

    SharePages(Pages pages, PublicVideos videos, ShareImages images) {
        this.pages = pages;
        this.videos = videos;
        this.images = images;
    }

    /** A player without anything around it. */
    record EmbedPage(Frame frame, Card card, @Nullable String description) {}

    @GetMapping("/embed/{id}")
    ResponseEntity<byte[]> embed(Frame frame, @PathVariable VideoId id) {
        var row = find(id);
        return pages.open("embed", new EmbedPage(frame, Card.of(row), row.description()), frame);
    }

    @GetMapping(path = "/videos/{id}/share.jpg")
    ResponseEntity<byte[]> image(@PathVariable VideoId id) {
        var row = find(id);
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_JPEG)
                .cacheControl(AN_HOUR)
                .body(images.of(Rendition.poster(id, row.pictureFence())));
    }

    @GetMapping(path = "/oembed", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, Object>> oembed(
            Frame frame,
            @RequestParam String url,
            @RequestParam(required = false) @Nullable Integer maxwidth,
            @RequestParam(required = false) @Nullable Integer maxheight,
            @RequestParam(required = false) @Nullable String format) {
        if ("xml".equalsIgnoreCase(format)) {
            return ResponseEntity.status(HttpStatus.NOT_IMPLEMENTED).build();
        }
        var room = Room.of(maxwidth, maxheight);
        var card = Card.of(find(clip(url, frame)));
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
                card.caption(),
                "author_name",
                card.username(),
                "width",
                room.width(),
                "height",
                room.height()));
        answer.put(
                "html",
                "<iframe src=\"%s%s\" width=\"%d\" height=\"%d\" allowfullscreen title=\"ANB Rising Stars\"></iframe>"
                        .formatted(frame.origin(), card.embed(), room.width(), room.height()));
        if (room.holds(1200, 630)) {
            answer.putAll(thumbnail(frame.origin() + card.shareImage(), 1200, 630));
        } else if (room.holds(480, 270)) {
            answer.putAll(thumbnail(frame.origin() + card.thumbnail(), 480, 270));
        }
        return ResponseEntity.ok().cacheControl(AN_HOUR).body(answer);
    }

    /**
     * What whoever asks has room for, in pixels: oEmbed's answers may not exceed it, thumbnails included (section 2.3.4).
     */
    private record Room(int mostWidth, int mostHeight) {

        static Room of(@Nullable Integer maxwidth, @Nullable Integer maxheight) {
            return new Room(
                    Bounds.check("maxwidth", maxwidth, Integer.MAX_VALUE, 1, Integer.MAX_VALUE),
                    Bounds.check("maxheight", maxheight, Integer.MAX_VALUE, 1, Integer.MAX_VALUE));
        }

        /** Of the widest player that fits, in its proportions as far as there are so many pixels. */
        int width() {
            int fits = Math.min(mostWidth, Math.min(mostHeight, HEIGHT) * WIDTH / HEIGHT);
            return Math.min(fits, WIDTH);
        }

        int height() {
            return Math.max(1, width() * HEIGHT / WIDTH);
        }

        boolean holds(int width, int height) {
            return width <= mostWidth && height <= mostHeight;
        }
    }

    private static Map<String, Object> thumbnail(String address, int width, int height) {
        return Map.of("thumbnail_url", address, "thumbnail_width", width, "thumbnail_height", height);
    }

    private PublicVideos.Row find(VideoId id) {
        return videos.find(id).orElseThrow(() -> new Problem(ErrorCode.VIDEO_NOT_FOUND));
    }

    /** By the address of its page here: other sites have pages of the same path. */
    private static VideoId clip(String url, Frame frame) {
        try {
            var address = URI.create(url);
            var path = CLIP.matcher(String.valueOf(address.getPath()));
            var there = address.getAuthority();
            if (path.matches()
                    && there != null
                    && there.equalsIgnoreCase(URI.create(frame.origin()).getAuthority())) {
                return VideoId.from(path.group(1));
            }
        } catch (IllegalArgumentException noAddress) {
            throw new Problem(ErrorCode.VIDEO_NOT_FOUND);
        }
        throw new Problem(ErrorCode.VIDEO_NOT_FOUND);
    }
}
