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
import anb.site.GalleryPage.Next;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** All clips that are up for the vote: filtered and searched; the first pages come to whoever scrolls. */
@Controller
class GalleryPages {

    private static final int PAGE = 24, PAGES = Math.ceilDiv(Shuffle.MOST, PAGE);

    /** Pages that come when one scrolls; from there on they wait for a click, or nobody would come to the foot of the page. */
    private static final int BY_THEMSELVES = 3;

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
        boolean usual = filter.order().equals(Filter.USUAL);
        int number = Bounds.check("page", page, 1, 1, usual ? PAGES : Integer.MAX_VALUE);
        var asked = new Asked(frame, filter, editions.current().id(), number);
        var shown = usual ? shuffled(asked, seed) : ordered(asked, after);
        return pages.open(part == null ? "gallery" : "clips", shown, frame);
    }

    /** @param number of the page, from 1 */
    private record Asked(Frame frame, Filter filter, EditionId edition, int number) {

        /** @param start of the address of the page behind this one */
        Next next(String start) {
            return new Next(start + "&page=" + (number + 1), number < BY_THEMSELVES);
        }
    }

    private GalleryPage shuffled(Asked asked, @Nullable Integer seed) {
        var filter = asked.filter;
        int order = seed == null ? shuffle.seed() : seed;
        var address = filter.address("seed", String.valueOf(order));
        int offset = (asked.number - 1) * PAGE;
        var part = Part.of(shuffle.page(asked.edition, filter.city(), order, PAGE + 1, offset), PAGE);
        return shown(asked, part, seed == null ? address : null, last -> address);
    }

    private GalleryPage ordered(Asked asked, @Nullable String after) {
        var filter = asked.filter;
        var query = PublicQuery.of(filter.city(), filter.q(), filter.order(), PAGE, null, after);
        var part = Part.of(videos.page(asked.edition, query.oneMore()), PAGE);
        return shown(
                asked, part, null, last -> filter.address("after", PageKey.of(last).token()));
    }

    /** @param behind the address that goes on behind a row */
    private GalleryPage shown(
            Asked asked,
            Part<PublicVideos.Row> part,
            @Nullable String address,
            Function<PublicVideos.Row, String> behind) {
        return new GalleryPage(
                asked.frame,
                asked.filter,
                part.rows().stream().map(Card::of).toList(),
                new CityChoice(cities.of(asked.edition), asked.filter.city()),
                address,
                part.further() ? asked.next(behind.apply(part.rows().getLast())) : null);
    }
}
