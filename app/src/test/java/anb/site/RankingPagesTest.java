package anb.site;

import static org.assertj.core.api.Assertions.assertThat;

import anb.Given;
import anb.RealParts;
import anb.accounts.AccountId;
import anb.accounts.City;
import anb.accounts.Crowd;
import anb.ranking.Nights;
import anb.voting.BallotBox;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the page of the ranking says beside names and votes. */
@RealParts
class RankingPagesTest {

    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    @LocalServerPort
    int port;

    @Autowired
    Given given;

    @Autowired
    Crowd crowd;

    @Autowired
    BallotBox ballots;

    @Autowired
    Nights nights;

    @Test
    void itSaysWhoRoseWhoFellWhoStayedAndWhoIsNewSinceYesterday() {
        var city = "Sube " + UUID.randomUUID().toString().substring(0, 8);
        player("Lider", city, 9);
        player("Cae", city, 5);
        var rises = crowd.person("Sube", city).id();
        var clip = given.publishedOnPaper(rises, "Video");
        nights.pass();
        ballots.fill(clip, 7, NOON);
        player("Nueva", city, 1);
        nights.waitUntilCounted();
        var reader = new Reader(port);
        var path = "/ranking?city=" + Frame.encoded(City.key(city));

        assertThat(reader.get(path).body())
                .containsSubsequence("sin cambio", "Lider Prueba")
                .containsSubsequence("sube 1 puesto", "▲ 1", "Sube Prueba")
                .containsSubsequence("baja 1 puesto", "▼ 1", "Cae Prueba")
                .containsSubsequence("nuevo", "★", "Nueva Prueba");
        assertThat(reader.get(path, "Accept-Language", "en").body())
                .contains("up 1 place<", "down 1 place<", ">unchanged<", ">new<");
        assertThat(reader.get("/ranking").body()).contains("desde ayer");
    }

    private AccountId player(String name, String city, int votes) {
        var id = crowd.person(name, city).id();
        ballots.fill(given.publishedOnPaper(id, "Video de " + name), votes, NOON);
        return id;
    }
}
