package anb.site;

import anb.editions.EditionId;
import anb.editions.Editions;
import anb.problem.Bounds;
import anb.showcase.ListedCities;
import anb.showcase.PageKey;
import anb.showcase.PublicQuery;
import anb.showcase.PublicVideos;
import anb.showcase.Shuffle;
import anb.site.GalleryPage.Filter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** All clips that are up for the vote: filtered, searched, and endless for whoever scrolls. */
@Controller
class GalleryPages {

    private static final int PAGE = 24;

    private final Pages pages;
    private final PublicVideos videos;
    private final Shuffle shuffle;
    private final ListedCities cities;
    private final Editions editions;

    GalleryPages(Pages pages, PublicVideos videos, Shuffle shuffle, ListedCities cities, Editions editions) {
        this.pages = pages;
        this.videos = videos;
        this.shuffle = shuffle;
        this.cities = cities;
        this.editions = editions;
    }

    @GetMapping("/videos")
    ResponseEntity<byte[]> list(
            Frame frame,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String city,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer seed,
            @RequestParam(required = false) @Nullable Integer page,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part) {
        var filter = Filter.of(q, city, sort);
        var edition = editions.current().id();
        var shown = filter.sort().equals(Filter.USUAL) && filter.q().isEmpty()
                ? shuffled(frame, filter, edition, seed, Bounds.check("page", page, 1, 1, Shuffle.MOST / PAGE))
                : ordered(frame, filter, edition, after);
        return pages.open(part == null ? "gallery" : "clips", shown, frame);
    }

    private GalleryPage shuffled(Frame frame, Filter filter, EditionId edition, @Nullable Integer seed, int page) {
        int order = seed == null ? shuffle.seed() : seed;
        var rows = shuffle.page(edition, filter.city(), order, PAGE, (page - 1) * PAGE);
        var next = rows.size() < PAGE || page * PAGE >= Shuffle.MOST
                ? null
                : filter.address("seed", String.valueOf(order)) + "&page=" + (page + 1);
        return shown(frame, filter, edition, rows, next);
    }

    private GalleryPage ordered(Frame frame, Filter filter, EditionId edition, @Nullable String after) {
        var sort = filter.sort().equals(Filter.USUAL) ? "recent" : filter.sort();
        var rows = videos.page(edition, PublicQuery.of(filter.city(), filter.q(), sort, PAGE, null, after));
        var next = rows.size() < PAGE
                ? null
                : filter.address("after", PageKey.of(rows.getLast()).token());
        return shown(frame, filter, edition, rows, next);
    }

    private GalleryPage shown(
            Frame frame, Filter filter, EditionId edition, List<PublicVideos.Row> rows, @Nullable String next) {
        return new GalleryPage(frame, filter, rows.stream().map(Card::of).toList(), cities.of(edition), next);
    }
}
