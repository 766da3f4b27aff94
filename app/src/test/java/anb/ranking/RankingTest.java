package anb.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import anb.Client;
import anb.Given;
import anb.RealParts;
import anb.accounts.AccountId;
import anb.accounts.Crowd;
import anb.videos.VideoId;
import anb.voting.BallotBox;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The ranking: contract, operation 9. Every test has a city of its own. */
@RealParts
class RankingTest {

    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    @Autowired
    Given given;

    @Autowired
    Crowd crowd;

    @Autowired
    BallotBox ballots;

    @Autowired
    ScoreKeeper scores;

    @Autowired
    JdbcClient db;

    Client visitor;
    String city;

    @BeforeEach
    void aCity() {
        visitor = given.visitor();
        city = "Bogotá Ñ" + UUID.randomUUID().toString().substring(0, 8);
    }

    @Test
    void equalVotesShareAPositionAndTheNextOneIsSkipped() {
        player("Cuatro", 1, NOON);
        player("Dos", 3, NOON);
        player("Uno", 5, NOON);
        player("Tres", 3, NOON.plusSeconds(1));

        assertThat(places("")).containsExactly("1 Uno 5", "2 Dos 3", "2 Tres 3", "4 Cuatro 1");
    }

    @Test
    void ofEqualsTheOneWhoGotThereFirstStandsFirst() {
        player("Tarde", 2, NOON.plusSeconds(60));
        player("Temprano", 2, NOON);

        assertThat(places("")).containsExactly("1 Temprano 2", "1 Tarde 2");
    }

    @Test
    void whoGotThereAtTheSameTimeStandsInTheOrderOfIds() {
        List<AccountId> ids =
                Stream.of("A", "B", "C").map(name -> player(name, 2, NOON)).toList();

        assertThat(ids).isSortedAccordingTo((a, b) -> a.toString().compareTo(b.toString()));
        assertThat(places("")).containsExactly("1 A 2", "1 B 2", "1 C 2");
        assertThat(places("")).isEqualTo(places(""));
    }

    @Test
    void aPlayersVideosAreAddedUp() {
        AccountId two = player("Doble", 2, NOON);
        ballots.fill(given.publishedOnPaper(two, "Otro"), 2, NOON);
        player("Sencillo", 3, NOON);

        assertThat(places("")).containsExactly("1 Doble 4", "2 Sencillo 3");
    }

    @Test
    void whoHasNoVoteYetStandsLast() {
        given.publishedOnPaper(crowd.person("Nadie", city).id(), "Sin votos");
        player("Alguien", 1, NOON);

        assertThat(places("")).containsExactly("1 Alguien 1", "2 Nadie 0");
    }

    @Test
    void whatIsWithdrawnDoesNotCountAndDoesAgainWhenItIsBack() {
        Crowd.Person person = crowd.person("Retirada", city);
        VideoId video = given.publishedOnPaper(person.id(), "Va y viene");
        ballots.fill(video, 2, NOON);
        player("Constante", 1, NOON);
        Client owner = visitor.withToken(person.token());

        owner.delete("/api/videos/" + video + "/publish");
        assertThat(places("")).containsExactly("1 Constante 1");

        owner.post("/api/videos/" + video + "/publish");
        assertThat(places("")).containsExactly("1 Retirada 2", "2 Constante 1");
    }

    @Test
    void aCityMatchesWhateverItsCaseAndAccents() {
        player("Uno", 1, NOON);

        for (String written : List.of(
                city, city.toUpperCase(Locale.ROOT), city.replace("á", "a").replace("Ñ", "n"), " " + city + "  ")) {
            assertThat(places(written, "")).as(written).containsExactly("1 Uno 1");
        }
        assertThat(places(city + "x", "")).isEmpty();
    }

    @Test
    void anAnswerHasExactlyTheFourFields() {
        player("Única", 1, NOON);

        settled();
        assertThat(visitor.get(query(city, "")).raw().body())
                .isEqualTo(
                        "[{\"position\":1,\"username\":\"Única Prueba\",\"city\":\"%s\",\"votes\":1}]".formatted(city));
    }

    @Test
    void aRankingOfNobodyIsAnEmptyList() {
        var answer = visitor.get(query(city, ""));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.raw().body()).isEqualTo("[]");
    }

    @Test
    void allWaysOfAskingForAPartAgree() {
        for (int votes = 12; votes > 0; votes--) {
            player("P" + votes, votes, NOON);
        }
        List<String> all = places("&limit=100");

        assertThat(all).hasSize(12);
        assertThat(places("")).isEqualTo(all.subList(0, 10));
        assertThat(places("&limit=3&offset=4")).isEqualTo(all.subList(4, 7));
        assertThat(places("&page=2&page_size=5")).isEqualTo(all.subList(5, 10));
        assertThat(places("&page=2")).isEqualTo(all.subList(10, 12));
        assertThat(places("&page_size=4")).isEqualTo(all.subList(0, 4));
        assertThat(places("&page=9")).isEmpty();
        assertThat(places("&from=3&to=6")).isEqualTo(all.subList(2, 6));
        assertThat(places("&from=11")).isEqualTo(all.subList(10, 12));
        assertThat(places("&to=2")).isEqualTo(all.subList(0, 2));
        assertThat(places("&offset=2147483647")).isEmpty();
    }

    @Test
    void aRangeOfPositionsHoldsAllWhoShareThem() {
        player("Uno", 3, NOON);
        player("Dos", 2, NOON);
        player("También", 2, NOON.plusSeconds(1));
        player("Cuatro", 1, NOON);

        assertThat(places("&from=2&to=2")).containsExactly("2 Dos 2", "2 También 2");
        assertThat(places("&from=3&to=4")).containsExactly("4 Cuatro 1");
    }

    @Test
    void followingTheLinksLeadsThroughEverybodyExactlyOnce() {
        for (int n = 0; n < 5; n++) {
            player("Doble" + n, 2, NOON.plusSeconds(n % 2));
            player("Simple" + n, 1, NOON);
            given.publishedOnPaper(crowd.person("Nadie" + n, city).id(), "Sin votos");
        }
        List<String> all = places("&limit=100");

        assertThat(all).hasSize(15).contains("1 Doble0 2", "6 Simple4 1", "11 Nadie3 0");
        assertThat(followed("&limit=4")).isEqualTo(all);
    }

    @Test
    void aRangeThatMoreShareThanFitLeadsOnToTheOthers() {
        player("Primera", 2, NOON);
        for (int n = 0; n < 104; n++) {
            player("Igual", 1, NOON.plusSeconds(n));
        }
        player("Última", 0, NOON);

        assertThat(places("&from=2&to=2")).hasSize(100).containsOnly("2 Igual 1");
        assertThat(followed("&from=2&to=2").stream().filter("2 Igual 1"::equals))
                .hasSize(104);
        // So many more would push others' clips from the first pages.
        db.sql("delete from video where player in (select id from account where city = :city)")
                .param("city", city)
                .update();
    }

    /** All lines from this page on, link after link. */
    private List<String> followed(String parameters) {
        List<String> seen = new ArrayList<>();
        String next = query(city, parameters);
        for (int page = 0; page < 10 && !next.isEmpty(); page++) {
            var answer = visitor.get(next);
            seen.addAll(lines(answer));
            next = answer.raw()
                    .headers()
                    .firstValue("Link")
                    .map(link -> link.substring(1, link.indexOf('>')))
                    .orElse("");
        }
        return seen;
    }

    @Test
    void overallNobodyStandsBeforeSomebodyWithMoreVotes() {
        player("Uno", 3, NOON);
        settled();

        var answer = visitor.get("/api/public/rankings?limit=100");

        List<Long> votes = new ArrayList<>();
        answer.body().forEach(place -> votes.add(place.path("votes").asLong()));
        assertThat(votes).isSortedAccordingTo((a, b) -> Long.compare(b, a));
        assertThat(answer.body().path(0).path("position").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit",
        "limit=101, limit",
        "limit=diez, limit",
        "limit=1.5, limit",
        "offset=-1, offset",
        "offset=99999999999, offset",
        "page=0, page",
        "page=uno, page",
        "page=2147483647, page",
        "page_size=0, page_size",
        "page_size=101, page_size",
        "from=0, from",
        "from=a, from",
        "to=0, to",
        "from=5&to=4, from",
        "from=1&to=101, to",
        "to=101, to",
        "from=1&limit=5, limit",
        "to=9&page=1, page",
        "page=2&offset=10, offset",
        "page=2&after=MSAy, after",
        "after=nonsense, after",
        "after=nonsense&offset=1, offset",
        "after=LTEgbmV2ZXIgMDE5MDAwMDAtMDAwMC03MDAwLTgwMDAtMDAwMDAwMDAwMDAw, after",
        "city=a%00b, city"
    })
    void aBadParameterIsRefusedByName(String parameter, String field) {
        var answer = visitor.get("/api/public/rankings?" + parameter);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("invalid_request");
        assertThat(answer.body().path("errors").path(0).path("field").asString())
                .isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%25", "_", "'; drop table vote; --", "\\"})
    void whatMeansSomethingToADatabaseIsJustACityNobodyLivesIn(String text) {
        assertThat(places(text, "")).isEmpty();
    }

    @Test
    void aTokenThatIsNoGoodDoesNotMatterHere() {
        assertThat(visitor.withToken("nonsense").get(query(city, "")).status()).isEqualTo(200);
    }

    private AccountId player(String name, int votes, Instant lastVote) {
        AccountId id = crowd.person(name, city).id();
        ballots.fill(given.publishedOnPaper(id, "Video de " + name), votes, lastVote);
        return id;
    }

    private List<String> places(String parameters) {
        return places(city, parameters);
    }

    private List<String> places(String inCity, String parameters) {
        settled();
        return lines(visitor.get(query(inCity, parameters)));
    }

    private static List<String> lines(Client.Answer answer) {
        List<String> places = new ArrayList<>();
        for (JsonNode place : answer.body()) {
            places.add(place.path("position").asInt()
                    + " " + place.path("username").asString().replace(" Prueba", "")
                    + " " + place.path("votes").asInt());
        }
        return places;
    }

    /** Waits until every score is counted that was due when it began. */
    private void settled() {
        await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(20)).until(() -> {
            scores.recount();
            return db.sql("select count(*) from score_due").query(Long.class).single() == 0;
        });
    }

    private static String query(String city, String parameters) {
        return "/api/public/rankings?city=" + URLEncoder.encode(city, StandardCharsets.UTF_8) + parameters;
    }
}
