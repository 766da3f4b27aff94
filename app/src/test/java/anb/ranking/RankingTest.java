package anb.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import anb.Client;
import anb.accounts.AccountId;
import anb.accounts.Crowd;
import anb.videos.VideoId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who stands where in the ranking. */
class RankingTest extends RankingFixture {

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
    @ValueSource(strings = {"%25", "_", "'; drop table vote; --", "\\"})
    void whatMeansSomethingToADatabaseIsJustACityNobodyLivesIn(String text) {
        assertThat(places(text, "")).isEmpty();
    }

    @Test
    void aTokenThatIsNoGoodDoesNotMatterHere() {
        assertThat(visitor.withToken("nonsense").get(query(city, "")).status()).isEqualTo(200);
    }
}
