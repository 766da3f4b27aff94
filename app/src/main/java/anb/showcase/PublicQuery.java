package anb.showcase;

import anb.accounts.City;
import anb.paging.PageToken;
import anb.problem.Bounds;
import anb.problem.FieldProblem;
import anb.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What part of the public list is asked for; every parameter is checked here.
 *
 * @param search what to find in title and player
 * @param after the row the page begins behind
 */
public record PublicQuery(
        @Nullable String cityKey,
        @Nullable Search search,
        Order order,
        int limit,
        int offset,
        @Nullable PageKey after) {

    private static final int LONGEST = 100;

    /** Reads the parameters as they were sent. @throws anb.problem.Problem naming the one that is wrong */
    public static PublicQuery of(
            @Nullable String city,
            @Nullable String q,
            String sort,
            @Nullable Integer limit,
            @Nullable Integer offset,
            @Nullable String after) {
        String place = Bounds.check("city", city, LONGEST);
        var search = Search.of(Bounds.check("q", q, LONGEST));
        int skipped = PageToken.offset(offset, after);
        if (search != null && skipped > Search.DEEPEST) {
            throw Problem.invalid(List.of(new FieldProblem("offset", "search_too_deep", Search.DEEPEST, skipped)));
        }
        return new PublicQuery(
                place == null ? null : City.key(place),
                search,
                Order.of(sort, Order.RECENT, Order.VOTES),
                Bounds.check("limit", limit, 20, 1, 100),
                skipped,
                PageKey.of(after));
    }

    /** The same and one row more, which tells whether a page follows. */
    public PublicQuery oneMore() {
        return new PublicQuery(cityKey, search, order, limit + 1, offset, after);
    }

    /** What comes behind a row, but for so many of that. */
    PublicQuery behind(PageKey row, int offset) {
        return new PublicQuery(cityKey, search, order, limit, offset, row);
    }
}
