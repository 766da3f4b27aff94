package anb.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import anb.WithinOneHour;
import anb.site.Movement.Way;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the page of the ranking says beside names and votes. */
@ExtendWith(WithinOneHour.class)
class RankingPagesTest extends RankingPagesFixture {

    private static final Pattern COUNTED = Pattern.compile("<time datetime=\"([^\"]+)\"");

    @Autowired
    JdbcClient db;

    @Test
    void itSaysWhoRoseWhoFellWhoStayedAndWhoIsNewSinceYesterday() {
        player("Lider", 9, NOON);
        player("Cae", 5, NOON);
        var rises = crowd.person("Sube", city).id();
        var clip = given.publishedOnPaper(rises, "Video");
        nights.pass();
        ballots.fill(clip, 7, NOON);
        player("Nueva", 1, NOON);
        nights.waitUntilCounted();
        var reader = new Reader(port);

        assertThat(reader.get(page).body())
                .containsSubsequence("sin cambio", Way.SAME.outline(), "Lider Prueba")
                .containsSubsequence("sube 1 puesto", Way.UP.outline(), ">1<", "Sube Prueba")
                .containsSubsequence("baja 1 puesto", Way.DOWN.outline(), ">1<", "Cae Prueba")
                .containsSubsequence("nuevo", Way.NEW.outline(), "Nueva Prueba");
        assertThat(reader.get(page, "Accept-Language", "en").body())
                .contains("up 1 place<", "down 1 place<", ">unchanged<", ">new<");
        assertThat(reader.get("/ranking").body()).contains("desde ayer");
    }

    @Test
    void aNameLeadsToThePlayersMostVotedClip() {
        var person = player("Lider", 2, NOON);
        var best = given.publishedOnPaper(person.id(), "Mejor");
        ballots.fill(best, 5, NOON);
        nights.waitUntilCounted();

        assertThat(new Reader(port).get(page).body()).contains("<a href=\"/videos/" + best + "\">Lider Prueba</a>");
    }

    @Test
    void theFirstThreeStandOnThePodiumAndTheVotesAreDated() {
        player("Oro", 9, NOON);
        player("Plata", 7, NOON);
        player("Bronce", 5, NOON);
        nights.waitUntilCounted();

        assertThat(new Reader(port).get(page).body())
                .containsSubsequence("Contado:", "<time datetime=\"", "class=\"podium\"")
                .containsSubsequence("<li class=\"p1\">", "Oro Prueba", "<li class=\"p2\">", "Plata Prueba")
                .containsSubsequence("<li class=\"p3\">", "Bronce Prueba", "<table")
                .containsPattern(
                        "<li class=\"p1\">\\s*<div class=\"shot\"><img src=\"/videos/([0-9a-f-]{36})/thumbnail.jpg\""
                                + " srcset=\"/videos/\\1/thumbnail.jpg 480w, /videos/\\1/poster.jpg 1280w\" sizes=\"");
    }

    /** Signs that stand nowhere on it. */
    @Test
    void aRankingWithoutLinesExplainsNothing() {
        assertThat(new Reader(port).get(page).body())
                .contains("Todavía no hay posiciones")
                .doesNotContain("cambio desde ayer", "Contado:", "<table");
    }

    @Test
    void whoSharesAPlaceOfThePodiumIsOnItToo() {
        player("Oro", 9, NOON);
        player("Plata", 7, NOON);
        player("Una", 5, NOON);
        player("Otra", 5, NOON.plusSeconds(1));
        player("Quinta", 3, NOON);
        nights.waitUntilCounted();

        var body = new Reader(port).get(page).body();

        assertThat(body.substring(body.indexOf("class=\"podium\""), body.indexOf("<table")))
                .containsSubsequence("<li class=\"p3\">", "Una Prueba", "<li class=\"p3\">", "Otra Prueba")
                .doesNotContain("Quinta Prueba");
    }

    @Test
    void theRankingOfAllSaysTheCityUnderTheNameWhereThereIsNoRoomForAColumn() {
        player("Sola", 1, NOON);
        nights.waitUntilCounted();
        var reader = new Reader(port);

        assertThat(reader.get("/ranking").body()).contains("<small class=\"slim");
        assertThat(reader.get(page).body()).contains("Sola Prueba").doesNotContain("<small class=\"slim");
    }

    @Test
    void itWasCountedJustNowThoughTheLatestVoteIsOld() {
        var clip = given.publishedOnPaper(player("Sola", 1, NOON).id(), "Video");
        db.sql("""
                insert into vote_event (video, delta, at)
                select :video, delta, now() - interval '3 days' from (values (1), (-1)) as taken_back (delta)
                """).param("video", clip.value()).update();
        nights.waitUntilCounted();

        await().untilAsserted(() -> {
            var counted = COUNTED.matcher(new Reader(port).get(page).body());
            assertThat(counted.find()).isTrue();
            assertThat(Instant.parse(counted.group(1))).isAfter(Instant.now().minusSeconds(600));
        });
    }

    @Test
    void eachPageNamesItselfAsTheOneToBeFound() {
        var reader = new Reader(port);
        var origin = "http://localhost:" + port;

        assertThat(reader.get("/ranking?city=&page=2").body())
                .contains("canonical\" href=\"" + origin + "/ranking?page=2\"");
        assertThat(reader.get("/ranking?page=1").body()).contains("canonical\" href=\"" + origin + "/ranking\"");
        assertThat(reader.get("/ranking?page=3&city=bogota").body())
                .contains("canonical\" href=\"" + origin + "/ranking?city=bogota&amp;page=3\"");
    }

    @Test
    void aClipsPageSaysWhereItsPlayerStands() {
        player("Lider", 9, NOON);
        var clip = given.publishedOnPaper(crowd.person("Segunda", city).id(), "Video");
        ballots.fill(clip, 4, NOON);
        nights.waitUntilCounted();

        assertThat(new Reader(port).get("/videos/" + clip).body()).contains("Puesto 2 en " + city + " · ");
    }

    @Test
    void theHomePageNamesWhoLeadsSaysHowItWorksAndShowsTheNewestClip() {
        var newest = given.publishedOnPaper(player("Nueva", 1, NOON).id(), "Video");
        nights.waitUntilCounted();

        await().untilAsserted(() -> {
            var ranking = given.visitor().get("/api/public/rankings?limit=1").body();
            var first = ranking.at("/0/username").asString();
            assertThat(new Reader(port).get("/").body())
                    .containsSubsequence("Marcador", ">" + first + "<", "Graba", "Sal al aire", "Gana votos")
                    .containsSubsequence("Recién salidos", "data-preview=\"/videos/" + newest);
        });
    }

    @Test
    void aTieIsMarkedOnBothPagesItIsOn() {
        for (int votes = 20; votes > 1; votes--) {
            player("Sola", votes, NOON);
        }
        player("Par", 1, NOON);
        player("Par", 1, NOON);
        nights.waitUntilCounted();

        var first = new Reader(port).get(page).body();
        var second = new Reader(port).get(page + "&page=2").body();

        assertThat(first).containsSubsequence(">19<", ">=20<").doesNotContain(">=19<");
        assertThat(second).contains(">=20<");
    }
}
