package anb.site;

import anb.editions.EditionId;
import anb.editions.Editions;
import anb.paging.Part;
import anb.problem.Bounds;
import anb.showcase.ListedCities;
import anb.showcase.PageKey;
import anb.showcase.Place;
import anb.showcase.PublicQuery;
import anb.showcase.PublicVideos;
import anb.showcase.Shuffle;
import anb.site.GalleryPage.Filter;
import anb.site.GalleryPage.Links;
import anb.site.GalleryPage.Next;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** All clips that are up for the vote: filtered and searched; the first pages come to whoever scrolls. */
@Controller
class GalleryPages {

    private static final int PAGE = 24;

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
        int number = Bounds.check("page", page, 1, 1, Integer.MAX_VALUE);
        var asked = new Asked(frame, filter, editions.current().id(), after, number);
        var shown = usual ? shuffled(asked, seed) : ordered(asked);
        return pages.open(part == null ? "gallery" : "clips", shown, frame);
    }

    /**
     * @param after the key of the row the page begins behind
     * @param number of the page, from 1: how far somebody has come; where it begins says its key
     */
    private record Asked(
            Frame frame,
            Filter filter,
            EditionId edition,
            @Nullable String after,
            int number) {

        /**
         * How far somebody has come is counted until it makes no difference any more.
         *
         * @param address of the list
         * @param key of the last row
         */
        Next next(String address, String key) {
            int following = Math.min(number, BY_THEMSELVES) + 1;
            return new Next(address + "&after=" + Frame.encoded(key) + "&page=" + following, number < BY_THEMSELVES);
        }
    }

    private GalleryPage shuffled(Asked asked, @Nullable Integer seed) {
        var filter = asked.filter;
        int order = seed == null ? shuffle.seed() : seed;
        var address = filter.address("seed", String.valueOf(order));
        var part = Part.of(shuffle.page(asked.edition, filter.city(), order, Place.of(asked.after), PAGE + 1), PAGE);
        var next = part.further()
                ? asked.next(address, part.rows().getLast().place().token())
                : null;
        var rows = part.rows().stream().map(Shuffle.Dealt::row).toList();
        return shown(asked, rows, new Links(filter.canonical().ofCity(), seed == null ? address : null, next));
    }

    private GalleryPage ordered(Asked asked) {
        var filter = asked.filter;
        var query = PublicQuery.of(filter.city(), filter.q(), filter.order(), PAGE, null, asked.after);
        var part = Part.of(videos.page(asked.edition, query.oneMore()), PAGE);
        var next = part.further()
                ? asked.next(filter.address(), PageKey.of(part.rows().getLast()).token())
                : null;
        var found = filter.canonical();
        var canonical = asked.after == null ? found.address() : found.address("after", asked.after);
        return shown(asked, part.rows(), new Links(canonical, null, next));
    }

    private GalleryPage shown(Asked asked, List<PublicVideos.Row> rows, Links links) {
        return new GalleryPage(
                asked.frame,
                asked.filter,
                rows.stream().map(Card::of).toList(),
                new CityChoice(cities.of(asked.edition), asked.filter.city()),
                links);
    }
}
