package anb.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import anb.site.Movement.Way;
import org.junit.jupiter.api.Test;

/** What the page of the ranking says beside names and votes. */
class RankingPagesTest extends RankingPagesFixture {

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
                .containsSubsequence("Cuenta los votos hasta:", "<time datetime=\"", "class=\"podium\"")
                .containsSubsequence("<li class=\"p1\">", "Oro Prueba", "<li class=\"p2\">", "Plata Prueba")
                .containsSubsequence("<li class=\"p3\">", "Bronce Prueba", "<table")
                .containsPattern(
                        "<li class=\"p1\">\\s*<div class=\"shot\"><img src=\"/videos/[0-9a-f-]{36}/thumbnail.jpg\"");
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
