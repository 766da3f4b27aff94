package anb.site;

import anb.editions.EditionId;
import anb.editions.Editions;
import anb.paging.Part;
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

    private static final int PAGE = 24, PAGES = Math.ceilDiv(Shuffle.MOST, PAGE);

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
        var shown = filter.order().equals(Filter.USUAL)
                ? shuffled(frame, filter, edition, seed, Bounds.check("page", page, 1, 1, PAGES))
                : ordered(frame, filter, edition, after);
        return pages.open(part == null ? "gallery" : "clips", shown, frame);
    }

    private GalleryPage shuffled(Frame frame, Filter filter, EditionId edition, @Nullable Integer seed, int page) {
        int order = seed == null ? shuffle.seed() : seed;
        var address = filter.address("seed", String.valueOf(order));
        var part = Part.of(shuffle.page(edition, filter.city(), order, PAGE + 1, (page - 1) * PAGE), PAGE);
        var next = part.further() ? address + "&page=" + (page + 1) : null;
        return shown(frame, filter, edition, part.rows(), seed == null ? address : null, next);
    }

    private GalleryPage ordered(Frame frame, Filter filter, EditionId edition, @Nullable String after) {
        var query = PublicQuery.of(filter.city(), filter.q(), filter.order(), PAGE, null, after);
        var part = Part.of(videos.page(edition, query.oneMore()), PAGE);
        var next = part.further()
                ? filter.address("after", PageKey.of(part.rows().getLast()).token())
                : null;
        return shown(frame, filter, edition, part.rows(), null, next);
    }

    private GalleryPage shown(
            Frame frame,
            Filter filter,
            EditionId edition,
            List<PublicVideos.Row> rows,
            @Nullable String address,
            @Nullable String next) {
        return new GalleryPage(
                frame,
                filter,
                rows.stream().map(Card::of).toList(),
                new CityChoice(cities.of(edition), filter.city()),
                address,
                next);
    }
}
