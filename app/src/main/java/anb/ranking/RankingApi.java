package anb.ranking;

import anb.accounts.City;
import anb.editions.Editions;
import anb.paging.Part;
import anb.problem.Bounds;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

    @GetMapping(path = "/api/public/rankings", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<List<Ranking.Place>> places(
            @RequestParam(required = false) @Nullable String city,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable Integer offset,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer page,
            @RequestParam(name = "page_size", required = false) @Nullable Integer pageSize,
            @RequestParam(required = false) @Nullable Integer from,
            @RequestParam(required = false) @Nullable Integer to,
            HttpServletRequest request) {
        Slice.requireOneWay(request.getParameterMap());
        if (page != null || pageSize != null) {
            return json().body(places(lines(city, Slice.ofPage(page, pageSize)))); // they know the number of the next
        }
        boolean byPosition = from != null || to != null;
        var slice = byPosition ? Slice.ofPositions(from, to, after) : Slice.ofOffset(limit, offset, after);
        var part = lines(city, slice);
        return part.link(json(), line -> line.key().token(), byPosition ? slice.to() : null)
                .body(places(part));
    }

    private Part<Ranking.Line> lines(@Nullable String city, Slice slice) {
        String place = Bounds.check("city", city, LONGEST);
        var key = place == null ? null : City.key(place);
        return Part.of(ranking.lines(editions.current().id(), key, slice.oneMore()), slice.limit());
    }

    private static ResponseEntity.BodyBuilder json() {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON);
    }

    private static List<Ranking.Place> places(Part<Ranking.Line> part) {
        return part.rows().stream().map(Ranking.Line::place).toList();
    }
}
