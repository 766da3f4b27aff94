package anb.site;

import anb.accounts.City;
import anb.editions.EditionId;
import anb.editions.Editions;
import anb.problem.Bounds;
import anb.ranking.Ranking;
import anb.ranking.Slice;
import anb.ranking.Yesterday;
import anb.showcase.ListedCities;
import anb.site.RankingPage.Line;
import java.time.InstantSource;
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
    private final InstantSource clock;

    RankingPages(
            Pages pages,
            Ranking ranking,
            Yesterday yesterday,
            ListedCities cities,
            Editions editions,
            InstantSource clock) {
        this.pages = pages;
        this.ranking = ranking;
        this.yesterday = yesterday;
        this.cities = cities;
        this.editions = editions;
        this.clock = clock;
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
        var lines = ranking.lines(edition, key, Slice.ofPage(number, RankingPage.SIZE));
        var viewer = frame.viewer();
        var shown = new RankingPage(
                frame,
                Objects.requireNonNullElse(key, ""),
                cities.of(edition),
                lines(lines, before(edition, key, lines), viewer),
                number,
                lines.size() == RankingPage.SIZE,
                viewer == null ? null : ranking.standing(edition, viewer.id()).orElse(null),
                clock.instant());
        return pages.open("ranking", shown, frame);
    }

    private Map<UUID, Long> before(EditionId edition, @Nullable String city, List<Ranking.Line> lines) {
        var players = lines.stream().map(line -> line.key().player()).toList();
        return yesterday.positions(edition, city, players);
    }

    private static List<Line> lines(List<Ranking.Line> lines, Map<UUID, Long> before, @Nullable Viewer viewer) {
        return IntStream.range(0, lines.size())
                .mapToObj(n -> line(lines, n, before, viewer))
                .toList();
    }

    private static Line line(List<Ranking.Line> lines, int n, Map<UUID, Long> before, @Nullable Viewer viewer) {
        var place = lines.get(n).place();
        var player = lines.get(n).key().player();
        long most = Math.max(1, lines.getFirst().place().votes());
        return new Line(
                place.position(),
                place.username(),
                place.city(),
                place.votes(),
                shares(lines, n, n - 1) || shares(lines, n, n + 1),
                100 * place.votes() / most,
                viewer != null && viewer.id().value().equals(player),
                Movement.of(before.get(player), place.position()));
    }

    private static boolean shares(List<Ranking.Line> lines, int n, int other) {
        return other >= 0
                && other < lines.size()
                && lines.get(other).place().position() == lines.get(n).place().position();
    }
}
