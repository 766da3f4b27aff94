package anb.site;

import anb.ranking.Ranking;
import anb.videos.VideoId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the ranking.
 *
 * @param number of the page, from 1
 * @param further whether another follows
 * @param row where the viewer's line is: in their own city on the page of any, among all on the others
 * @param mine where the viewer stands
 * @param upTo the latest vote that is counted; null before the first
 */
record RankingPage(
        Frame frame,
        CityChoice city,
        List<Line> lines,
        int number,
        boolean further,
        Ranking.@Nullable Row row,
        Ranking.@Nullable Standing mine,
        @Nullable Instant upTo) {

    static final int SIZE = 20;

    /**
     * A player's line.
     *
     * @param clip the player's most voted; null while none is public
     * @param tied whether a neighbour has as many votes
     * @param share percent of the leader's votes on this page
     */
    record Line(
            long position,
            String username,
            String city,
            @Nullable VideoId clip,
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
        return city.name().map(name -> frame.t("ranking.of", name)).orElseGet(() -> frame.t("ranking.title"));
    }

    /** The first three, where nobody shares a step. */
    List<Line> podium() {
        return number == 1 && lines.size() >= 3 && lines.get(2).votes() > 0 ? lines.subList(0, 3) : List.of();
    }

    String address(int page) {
        return address(city.asked(), page);
    }

    /** The page the viewer's line is on. */
    String myPage() {
        return row == null ? address(1) : address(row.cityKey(), row.above() / SIZE + 1) + "#me";
    }

    private static String address(String city, long page) {
        return "/ranking?city=" + Frame.encoded(city) + (page > 1 ? "&page=" + page : "");
    }
}
