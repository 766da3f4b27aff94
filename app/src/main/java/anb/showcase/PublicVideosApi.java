package anb.showcase;

import anb.editions.Editions;
import anb.paging.Part;
import anb.storage.PresignedUrls;
import anb.videos.Rendition;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The public list: contract, operation 7. */
@RestController
class PublicVideosApi {

    private final PublicVideos videos;
    private final Editions editions;
    private final PresignedUrls urls;

    PublicVideosApi(PublicVideos videos, Editions editions, PresignedUrls urls) {
        this.videos = videos;
        this.editions = editions;
        this.urls = urls;
    }

    /** A video as the public sees it; nothing in it identifies the player beyond name, city and country. */
    record PublicVideo(
            UUID videoId,
            String title,
            @Nullable String description,
            URI processedUrl,
            URI thumbnailUrl,
            String username,
            String city,
            String country,
            long votes,
            Instant uploadedAt) {}

    @GetMapping(path = "/api/public/videos", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<List<PublicVideo>> list(
            @RequestParam(required = false) @Nullable String city,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "recent") String sort,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable Integer offset,
            @RequestParam(required = false) @Nullable String after) {
        var query = PublicQuery.of(city, q, sort, limit, offset, after);
        var part = Part.of(videos.page(editions.current().id(), query.oneMore()), query.limit());
        // Said here and not negotiated: the answer is kept for others, who may ask in other words.
        var answer = ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON);
        return part.answer(answer, row -> PageKey.of(row).token(), this::view);
    }

    private PublicVideo view(PublicVideos.Row row) {
        return new PublicVideo(
                row.id().value(),
                row.title(),
                row.description(),
                urls.of(Rendition.clip(row.id(), row.fence())),
                urls.of(Rendition.thumbnail(row.id(), row.pictureFence())),
                row.username(),
                row.city(),
                row.country(),
                row.votes(),
                row.uploadedAt().truncatedTo(ChronoUnit.SECONDS));
    }
}
