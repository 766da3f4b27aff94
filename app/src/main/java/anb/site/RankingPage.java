package anb.site;

import anb.ranking.Ranking;
import anb.showcase.ListedCities.Listed;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the ranking.
 *
 * @param city its key; empty for the whole contest
 * @param number of the page, from 1
 * @param further whether another follows
 * @param mine where the viewer stands
 * @param at when it was read
 */
record RankingPage(
        Frame frame,
        String city,
        List<Listed> cities,
        List<Line> lines,
        int number,
        boolean further,
        Ranking.@Nullable Standing mine,
        Instant at) {

    static final int SIZE = 20;

    /**
     * A player's line.
     *
     * @param tied whether a neighbour has as many votes
     * @param share percent of the leader's votes on this page
     */
    record Line(
            long position,
            String username,
            String city,
            long votes,
            boolean tied,
            long share,
            boolean mine,
            Movement movement) {

        /** Which step of the podium. */
        String step() {
            return "p" + Math.min(position, 3);
        }
    }

    String title() {
        return cities.stream()
                .filter(listed -> listed.key().equals(city))
                .findFirst()
                .map(listed -> frame.t("ranking.of", listed.name()))
                .orElseGet(() -> frame.t("ranking.title"));
    }

    /** The first three, where nobody shares a step. */
    List<Line> podium() {
        return number == 1 && lines.size() >= 3 && lines.get(2).votes() > 0 ? lines.subList(0, 3) : List.of();
    }

    String address(int page) {
        return "/ranking?city=" + Frame.encoded(city) + (page > 1 ? "&page=" + page : "");
    }

    /** The page the viewer's line is on. */
    String myPage() {
        var place = mine == null ? 1 : city.isEmpty() ? mine.overall() : mine.inCity();
        return address((int) ((place - 1) / SIZE) + 1) + "#me";
    }
}
