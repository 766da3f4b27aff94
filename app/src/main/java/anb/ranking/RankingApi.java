package anb.ranking;

import anb.accounts.City;
import anb.editions.Editions;
import anb.problem.Bounds;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The ranking: contract, operation 9. Asked for by limit and offset, by page, or by a range of positions. */
@RestController
class RankingApi {

    private static final int LONGEST = 100;

    private final Ranking ranking;
    private final Editions editions;

    RankingApi(Ranking ranking, Editions editions) {
        this.ranking = ranking;
        this.editions = editions;
    }

    @GetMapping(
            path = "/api/public/rankings",
            params = {"!from", "!to", "!page", "!page_size"})
    List<Ranking.Place> byOffset(
            @RequestParam(required = false) @Nullable String city,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable Integer offset) {
        return places(city, Slice.ofOffset(limit, offset));
    }

    @GetMapping("/api/public/rankings")
    List<Ranking.Place> byPageOrPosition(
            @RequestParam(required = false) @Nullable String city,
            @RequestParam(required = false) @Nullable Integer page,
            @RequestParam(name = "page_size", required = false) @Nullable Integer pageSize,
            @RequestParam(required = false) @Nullable Integer from,
            @RequestParam(required = false) @Nullable Integer to,
            HttpServletRequest request) {
        Slice.requireOneWay(request.getParameterMap());
        boolean byPosition = from != null || to != null;
        return places(city, byPosition ? Slice.ofPositions(from, to) : Slice.ofPage(page, pageSize));
    }

    private List<Ranking.Place> places(@Nullable String city, Slice slice) {
        String place = Bounds.check("city", city, LONGEST);
        return ranking.places(editions.current().id(), place == null ? null : City.key(place), slice);
    }
}
