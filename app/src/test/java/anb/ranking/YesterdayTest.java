package anb.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import anb.Given;
import anb.RealParts;
import anb.WithinOneHour;
import anb.accounts.AccountId;
import anb.accounts.City;
import anb.accounts.Crowd;
import anb.editions.Editions;
import anb.videos.VideoId;
import anb.voting.BallotBox;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where players stood when today began. Every test has a city of its own. */
@RealParts
@ExtendWith(WithinOneHour.class)
class YesterdayTest {

    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    @Autowired
    Given given;

    @Autowired
    Crowd crowd;

    @Autowired
    BallotBox ballots;

    @Autowired
    Nights nights;

    @Autowired
    Ranking ranking;

    @Autowired
    Yesterday yesterday;

    @Autowired
    Editions editions;

    @Autowired
    Scores scores;

    @Autowired
    JdbcClient db;

    private final String city = "Ayer " + UUID.randomUUID().toString().substring(0, 8);
    private final Map<AccountId, VideoId> clips = new HashMap<>();

    @Test
    void whoIsOvertakenTodayStoodHigherYesterday() {
        var first = player("Primera", 5);
        var second = player("Segunda", 3);
        var third = player("Tercera", 1);
        nights.pass();

        vote(third, 6);

        assertThat(now()).isEqualTo(Map.of(third, 1L, first, 2L, second, 3L));
        assertThat(before()).isEqualTo(Map.of(first, 1L, second, 2L, third, 3L));
    }

    @Test
    void howOftenSomethingChangesTodayDoesNotMatter() {
        var first = player("Primera", 5);
        var second = player("Segunda", 3);
        nights.pass();

        for (int n = 0; n < 3; n++) {
            vote(second, 1);
            vote(first, 1);
        }
        vote(second, 5);

        assertThat(now()).isEqualTo(Map.of(second, 1L, first, 2L));
        assertThat(before()).isEqualTo(Map.of(first, 1L, second, 2L));
    }

    @Test
    void whoCameTodayWasNotThereAndTookNobodysPlace() {
        var old = player("Antigua", 2);
        nights.pass();

        var fresh = player("Nueva", 9);

        assertThat(now()).isEqualTo(Map.of(fresh, 1L, old, 2L));
        assertThat(before()).isEqualTo(Map.of(old, 1L));
    }

    @Test
    void whoLeftTodayStillHadTheirPlaceYesterday() {
        var leader = player("Puntera", 9);
        var other = player("Otra", 2);
        nights.pass();

        db.sql("update video set withdrawn_at = now() where player = :player")
                .param("player", leader.value())
                .update();

        assertThat(now()).isEqualTo(Map.of(other, 1L));
        assertThat(before(List.of(other))).isEqualTo(Map.of(other, 2L));
    }

    @Test
    void playersThatSharedAPlaceDidSo() {
        var one = player("Una", 4);
        var two = player("Dos", 4);
        var three = player("Tres", 1);
        nights.pass();

        vote(two, 1);
        vote(three, 1);

        assertThat(before()).isEqualTo(Map.of(one, 1L, two, 1L, three, 3L));
    }

    @Test
    void howEarlierDaysFoundTheirLevelsIsForgotten() {
        var first = player("Primera", 5);
        nights.pass();
        vote(first, 1);
        assertThat(dawns()).isPositive();

        nights.pass();
        scores.forgetEarlierDays();

        assertThat(dawns()).isZero();
        vote(first, 2);
        assertThat(dawns()).isPositive();
        scores.forgetEarlierDays();
        assertThat(dawns()).isPositive();
        assertThat(before()).isEqualTo(Map.of(first, 1L));
    }

    private int dawns() {
        return db.sql("select count(*) from score_level_dawn where city_key = :city")
                .param("city", City.key(city))
                .query(Integer.class)
                .single();
    }

    @Test
    void daysOnWhichNobodyIsUpChangeNothing() {
        var first = player("Primera", 5);
        var second = player("Segunda", 3);
        nights.pass();
        vote(second, 4);
        for (int days = 0; days < 3; days++) {
            nights.pass();
        }

        assertThat(before()).isEqualTo(now()).isEqualTo(Map.of(second, 1L, first, 2L));
        vote(first, 4);

        assertThat(before()).isEqualTo(Map.of(second, 1L, first, 2L));
        assertThat(now()).isEqualTo(Map.of(first, 1L, second, 2L));
    }

    @Test
    void whoMovesToAnotherCityIsNewThereAndWasInTheOldOne() {
        var stays = player("Queda", 1);
        var moves = player("Va", 2);
        nights.pass();
        var other = city + " sur";
        db.sql("insert into city (key, name) values (:key, :name)")
                .param("key", City.key(other))
                .param("name", other)
                .update();

        db.sql("update account set city = :name, city_key = :key where id = :id")
                .param("key", City.key(other))
                .param("name", other)
                .param("id", moves.value())
                .update();
        nights.waitUntilCounted();

        var edition = editions.current().id();
        var players = List.of(moves.value(), stays.value());
        assertThat(yesterday.positions(edition, City.key(other), players)).isEmpty();
        assertThat(yesterday.positions(edition, City.key(city), players))
                .isEqualTo(Map.of(moves.value(), 1L, stays.value(), 2L));
        assertThat(yesterday.positions(edition, null, players)).containsOnlyKeys(moves.value(), stays.value());
    }

    @Test
    void theDayIsThatOfTheContest() {
        var player = player("Hoy", 1);
        nights.waitUntilCounted();

        assertThat(db.sql("""
                select day = cast(now() at time zone 'America/Bogota' as date) from score where player = :player
                """)
                        .param("player", player.value())
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    private AccountId player(String name, int votes) {
        var id = crowd.person(name, city).id();
        clips.put(id, given.publishedOnPaper(id, "Video de " + name));
        vote(id, votes);
        return id;
    }

    private void vote(AccountId player, int votes) {
        ballots.fill(Objects.requireNonNull(clips.get(player)), votes, NOON);
        nights.waitUntilCounted();
    }

    private Map<AccountId, Long> now() {
        nights.waitUntilCounted();
        Map<AccountId, Long> positions = new HashMap<>();
        ranking.lines(editions.current().id(), City.key(city), Slice.ofPage(1, 20))
                .forEach(line -> positions.put(
                        new AccountId(line.key().player()), line.place().position()));
        return positions;
    }

    private Map<AccountId, Long> before() {
        return before(List.copyOf(clips.keySet()));
    }

    private Map<AccountId, Long> before(List<AccountId> players) {
        nights.waitUntilCounted();
        Map<AccountId, Long> positions = new HashMap<>();
        yesterday
                .positions(
                        editions.current().id(),
                        City.key(city),
                        players.stream().map(AccountId::value).toList())
                .forEach((player, position) -> positions.put(new AccountId(player), position));
        return positions;
    }
}
