package anb.ranking;

import anb.accounts.City;
import anb.editions.Editions;
import anb.paging.NextPage;
import anb.problem.Bounds;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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
            params = {"!from", "!to", "!page", "!page_size"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<List<Ranking.Place>> byOffset(
            @RequestParam(required = false) @Nullable String city,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable Integer offset,
            @RequestParam(required = false) @Nullable String after) {
        var slice = Slice.ofOffset(limit, offset, after);
        var lines = lines(city, slice);
        var answer = ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON);
        if (lines.size() == slice.limit()) {
            answer.header(HttpHeaders.LINK, NextPage.link(lines.getLast().key().token()));
        }
        return answer.body(places(lines));
    }

    @GetMapping(path = "/api/public/rankings", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<List<Ranking.Place>> byPageOrPosition(
            @RequestParam(required = false) @Nullable String city,
            @RequestParam(required = false) @Nullable Integer page,
            @RequestParam(name = "page_size", required = false) @Nullable Integer pageSize,
            @RequestParam(required = false) @Nullable Integer from,
            @RequestParam(required = false) @Nullable Integer to,
            HttpServletRequest request) {
        Slice.requireOneWay(request.getParameterMap());
        boolean byPosition = from != null || to != null;
        var slice = byPosition ? Slice.ofPositions(from, to) : Slice.ofPage(page, pageSize);
        var lines = lines(city, slice);
        var answer = ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON);
        if (byPosition && lines.size() == slice.limit()) { // players who share a place may be more than fit
            answer.header(HttpHeaders.LINK, NextPage.link(lines.getLast().key().token()));
        }
        return answer.body(places(lines));
    }

    private List<Ranking.Line> lines(@Nullable String city, Slice slice) {
        String place = Bounds.check("city", city, LONGEST);
        return ranking.lines(editions.current().id(), place == null ? null : City.key(place), slice);
    }

    private static List<Ranking.Place> places(List<Ranking.Line> lines) {
        return lines.stream().map(Ranking.Line::place).toList();
    }
}
