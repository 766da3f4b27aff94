package anb.site;

import anb.accounts.City;
import anb.editions.Editions;
import anb.paging.Part;
import anb.problem.Bounds;
import anb.ranking.Ranking;
import anb.ranking.Slice;
import anb.ranking.Yesterday;
import anb.showcase.ListedCities;
import anb.site.RankingPage.Line;
import anb.videos.VideoId;
import anb.voting.Tallies;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The ranking, overall and by city. */
@Controller
class RankingPages {

    private static final int LONGEST_NAME = 100, MOST_PAGES = 100_000;

    private final Pages pages;
    private final Ranking ranking;
    private final Yesterday yesterday;
    private final ListedCities cities;
    private final Editions editions;
    private final Tallies tallies;

    RankingPages(
            Pages pages,
            Ranking ranking,
            Yesterday yesterday,
            ListedCities cities,
            Editions editions,
            Tallies tallies) {
        this.pages = pages;
        this.ranking = ranking;
        this.yesterday = yesterday;
        this.cities = cities;
        this.editions = editions;
        this.tallies = tallies;
    }

    @GetMapping("/ranking")
    ResponseEntity<byte[]> show(
            Frame frame,
            @RequestParam(required = false) @Nullable String city,
            @RequestParam(required = false) @Nullable Integer page) {
        var edition = editions.current().id();
        var sent = Bounds.check("city", city, LONGEST_NAME);
        var key = sent == null ? null : City.key(sent);
        int number = Bounds.check("page", page, 1, 1, MOST_PAGES);
        var slice = Slice.ofPage(number, RankingPage.SIZE);
        var read = ranking.lines(edition, key, slice.oneMore());
        var part = Part.of(read, RankingPage.SIZE);
        var players = part.rows().stream().map(line -> line.key().player()).toList();
        var before = yesterday.positions(edition, key, players);
        var clips = tallies.mostVoted(edition, players);
        var viewer = frame.viewer();
        var shown = new RankingPage(
                frame,
                new CityChoice(cities.of(edition), Objects.requireNonNullElse(key, "")),
                IntStream.range(0, part.rows().size())
                        .mapToObj(n -> line(read, n, tied(read, n, slice.offset()), before, clips, viewer))
                        .toList(),
                number,
                part.further(),
                viewer == null
                        ? null
                        : ranking.row(edition, viewer.id(), key != null).orElse(null),
                viewer == null ? null : ranking.standing(edition, viewer.id()).orElse(null),
                tallies.countedUpTo().truncatedTo(ChronoUnit.MINUTES));
        return pages.open("ranking", shown, frame);
    }

    private static Line line(
            List<Ranking.Line> lines,
            int n,
            boolean tied,
            Map<UUID, Long> before,
            Map<UUID, VideoId> clips,
            @Nullable Viewer viewer) {
        var place = lines.get(n).place();
        var player = lines.get(n).key().player();
        long most = Math.max(1, lines.getFirst().place().votes());
        return new Line(
                place.position(),
                place.username(),
                place.city(),
                clips.get(player),
                place.votes(),
                tied,
                100 * place.votes() / most,
                viewer != null && viewer.id().value().equals(player),
                Movement.of(before.get(player), place.position()));
    }

    /**
     * Whether a neighbour shares the position, be it on another page: of those who do only the first has the position of its
     * row.
     *
     * @param read the lines of the page, and one more where there is one
     * @param above how many lines are on the pages before
     */
    private static boolean tied(List<Ranking.Line> read, int n, int above) {
        var position = read.get(n).place().position();
        return position <= above + n
                || (n + 1 < read.size() && read.get(n + 1).place().position() == position);
    }
}
