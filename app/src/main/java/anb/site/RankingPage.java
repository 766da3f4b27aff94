package anb.site;

import anb.ranking.Ranking;
import anb.videos.VideoId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A page of the ranking.
 *
 * @param number of the page, from 1
 * @param further whether another follows
 * @param row where the viewer's line is: in their own city on the page of any, among all on the others
 * @param mine where the viewer stands
 * @param upTo when it was counted last, to the minute: so long the page is the same while nobody votes
 */
record RankingPage(
        Frame frame,
        CityChoice city,
        List<Line> lines,
        int number,
        boolean further,
        Ranking.@Nullable Row row,
        Ranking.@Nullable Standing mine,
        Instant upTo) {

    static final int SIZE = 20;

    /** Of a tie without end the table has the rest. */
    private static final int MOST_ON_THE_PODIUM = 6;

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

    /** The first three places, each with all who share it; none before three players have votes. */
    List<Line> podium() {
        return number == 1 && lines.size() >= 3 && lines.get(2).votes() > 0
                ? lines.stream()
                        .takeWhile(line -> line.position() <= 3)
                        .limit(MOST_ON_THE_PODIUM)
                        .toList()
                : List.of();
    }

    /** Of who is in front, as a link to this page shows it; null while nobody has a public clip. */
    @Nullable
    String picture() {
        return lines.stream()
                .flatMap(line -> Optional.ofNullable(line.clip()).stream())
                .findFirst()
                .map(Card::shareImageOf)
                .orElse(null);
    }

    boolean overall() {
        return city.asked().isEmpty();
    }

    /** Under which it is found, however it was asked for. */
    String canonical() {
        return address(number);
    }

    String address(int page) {
        return address(city.asked(), page);
    }

    /** The page the viewer's line is on. */
    String myPage() {
        return row == null ? address(1) : address(row.cityKey(), row.above() / SIZE + 1) + "#me";
    }

    private static String address(String city, long page) {
        var parameters = (city.isEmpty() ? "" : "&city=" + Frame.encoded(city)) + (page > 1 ? "&page=" + page : "");
        return "/ranking" + (parameters.isEmpty() ? "" : "?" + parameters.substring(1));
    }
}
