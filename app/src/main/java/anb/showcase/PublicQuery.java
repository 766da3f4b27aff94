package anb.showcase;

import anb.accounts.City;
import anb.problem.Bounds;
import org.jspecify.annotations.Nullable;

/**
 * What part of the public list is asked for; every parameter is checked here.
 *
 * @param pattern for {@code like}, on text without accents and capitals
 */
record PublicQuery(
        @Nullable String cityKey,
        @Nullable String pattern,
        Order order,
        int limit,
        int offset,
        @Nullable PageKey after) {

    private static final int LONGEST = 100;

    static PublicQuery of(
            @Nullable String city,
            @Nullable String q,
            String sort,
            @Nullable Integer limit,
            @Nullable Integer offset,
            @Nullable String after) {
        String place = Bounds.check("city", city, LONGEST);
        return new PublicQuery(
                place == null ? null : City.key(place),
                pattern(Bounds.check("q", q, LONGEST)),
                Order.of(sort, Order.RECENT, Order.VOTES),
                Bounds.check("limit", limit, 20, 1, 100),
                Bounds.check("offset", offset, 0, 0, Integer.MAX_VALUE),
                after == null ? null : PageKey.decode(after));
    }

    private static @Nullable String pattern(@Nullable String q) {
        return q == null ? null : "%" + City.key(q).replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }
}
