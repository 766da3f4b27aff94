package anb.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ranking part by part: by limits, pages, positions and links. */
class RankingPartsTest extends RankingFixture {

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
        assertThat(places("&limit=4&page=&from=&to=&after=")).isEqualTo(all.subList(0, 4));
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
        assertThat(followed("&limit=5")).isEqualTo(all);
    }

    @Test
    void aRangeThatMoreShareThanFitLeadsOnToTheOthers() {
        player("Primera", 2, NOON);
        for (int n = 0; n < 104; n++) {
            player("Igual", 1, NOON.plusSeconds(n));
        }
        player("Última", 0, NOON);

        assertThat(places("&from=2&to=2")).hasSize(100).containsOnly("2 Igual 1");
        assertThat(followed("&from=2&to=2")).hasSize(104).containsOnly("2 Igual 1");
        assertThat(followed("&from=2")).hasSize(104).containsOnly("2 Igual 1");
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
            assertThat(lines(answer)).as("behind a link").isNotEmpty();
            seen.addAll(lines(answer));
            next = answer.raw()
                    .headers()
                    .firstValue("Link")
                    .map(link -> link.substring(1, link.indexOf('>')))
                    .orElse("");
        }
        return seen;
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
        "limit=abc&page=, limit",
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
    @CsvSource({
        "101, out_of_range, Debe estar entre 1 y 100; se recibió 101.",
        "99999999999, out_of_range, Está fuera del rango admitido; se recibió 99999999999.",
        "-99999999999, out_of_range, Está fuera del rango admitido; se recibió -99999999999.",
        "0x10, not_a_number, Debe ser un número entero; se recibió 0x10."
    })
    void aNumberOutOfRangeIsOneHoweverLarge(String limit, String code, String said) {
        var answer = visitor.get("/api/public/rankings?limit=" + limit);

        assertThat(answer.code()).isEqualTo("invalid_request");
        assertThat(answer.body().at("/errors/0/code").asString()).isEqualTo(code);
        assertThat(answer.body().at("/errors/0/message").asString()).isEqualTo(said);
    }
}
