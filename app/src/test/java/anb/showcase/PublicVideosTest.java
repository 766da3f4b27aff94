package anb.showcase;

import static org.assertj.core.api.Assertions.assertThat;

import anb.Client;
import anb.Given;
import anb.Http;
import anb.RealParts;
import anb.accounts.City;
import anb.accounts.Crowd;
import anb.videos.VideoId;
import anb.voting.BallotBox;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The public list: contract, operation 7. Every test has a city of its own. */
@RealParts
class PublicVideosTest {

    @LocalServerPort
    int port;

    @Autowired
    Given given;

    @Autowired
    Crowd crowd;

    @Autowired
    BallotBox ballots;

    @Autowired
    JdbcClient db;

    Client visitor;
    String city;
    Crowd.Person person;

    @BeforeEach
    void aPlayerInACityOfTheirOwn() {
        visitor = given.visitor();
        city = "Itagüí " + UUID.randomUUID().toString().substring(0, 8);
        person = crowd.person("Ángela María", city);
    }

    @Test
    void aRowHasExactlyTheFieldsOfTheContract() {
        VideoId video = given.publishedOnPaper(person.id(), "Triple doble");
        ballots.fill(video, 2, Instant.now());

        var answer = visitor.get(list(""));

        assertThat(answer.status()).isEqualTo(200);
        JsonNode row = answer.body().path(0);
        assertThat(row.propertyNames())
                .containsExactlyInAnyOrder(
                        "video_id",
                        "title",
                        "processed_url",
                        "thumbnail_url",
                        "username",
                        "city",
                        "country",
                        "votes",
                        "uploaded_at");
        assertThat(row.path("video_id").asString()).isEqualTo(video.toString());
        assertThat(row.path("username").asString()).isEqualTo("Ángela María Prueba");
        assertThat(row.path("city").asString()).isEqualTo(city);
        assertThat(row.path("country").asString()).isEqualTo("Colombia");
        assertThat(row.path("votes").asInt()).isEqualTo(2);
    }

    @Test
    void nobodysAddressIsInTheList() {
        given.publishedOnPaper(person.id(), "Privado");

        assertThat(visitor.get(list("")).raw().body()).doesNotContain("@").doesNotContain("email");
    }

    @Test
    void anEmptyListIsNoError() {
        var answer = visitor.get(list(""));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.raw().body()).isEqualTo("[]");
        assertThat(answer.raw().headers().firstValue("Link")).isEmpty();
    }

    @Test
    void onlyWhatIsUpForTheVoteIsListed() {
        VideoId hidden = given.publishedOnPaper(person.id(), "Oculto");
        VideoId withdrawn = given.publishedOnPaper(person.id(), "Retirado");
        given.publishedOnPaper(person.id(), "Visible");
        db.sql("update video set hidden_at = now(), hidden_reason = 'ajeno' where id = :id")
                .param("id", hidden.value())
                .update();
        visitor.withToken(person.token()).delete("/api/videos/" + withdrawn + "/publish");

        assertThat(titles("")).containsExactly("Visible");
    }

    @Test
    void aCityMatchesWhateverItsCaseAndAccents() {
        given.publishedOnPaper(person.id(), "Local");
        String plain = city.replace("ü", "u").replace("í", "i");

        assertThat(titlesAt(of(plain.toUpperCase(Locale.ROOT)))).containsExactly("Local");
        assertThat(titlesAt(of(plain + "x"))).isEmpty();
    }

    @Test
    void whatIsSearchedIsFoundInTitlesAndNamesWhateverCaseAndAccents() {
        given.publishedOnPaper(person.id(), "Corazón de campeón");
        given.publishedOnPaper(crowd.person("Sofía", city).id(), "Penetración");

        assertThat(titles("&q=CORAZON")).containsExactly("Corazón de campeón");
        assertThat(titles("&q=campe%C3%B3n")).containsExactly("Corazón de campeón");
        assertThat(titles("&q=sofia%20prue")).containsExactly("Penetración");
        assertThat(titles("&q=angela+maria")).containsExactly("Corazón de campeón");
        assertThat(titles("&q=aci")).containsExactly("Penetración");
        assertThat(titles("&q=nada")).isEmpty();
        assertThat(titles("&q=")).hasSize(2);
    }

    @Test
    void aLetterOrTwoAreFoundWhereAWordBegins() {
        given.publishedOnPaper(person.id(), "Último tiro");

        assertThat(titles("&q=u")).containsExactly("Último tiro");
        assertThat(titles("&q=TI")).containsExactly("Último tiro");
        assertThat(titles("&q=an")).containsExactly("Último tiro");
        assertThat(titles("&q=lt")).isEmpty();
    }

    @Test
    void whatIsRareIsFoundBehindWhatIsMany() {
        VideoId rare = given.publishedOnPaper(person.id(), "Zurdazo inolvidable");
        db.sql("update video set uploaded_at = '2000-01-01' where id = :id")
                .param("id", rare.value())
                .update();
        for (int n = 0; n < 5; n++) {
            given.publishedOnPaper(person.id(), "Bandeja " + n);
        }

        assertThat(titles("&q=urdazo")).containsExactly("Zurdazo inolvidable");
        assertThat(titles("&q=urdazo&sort=votes")).containsExactly("Zurdazo inolvidable");
        assertThat(titles("&q=bandeja&limit=3&offset=1")).containsExactly("Bandeja 3", "Bandeja 2", "Bandeja 1");
    }

    @Test
    void aPersonWhoMovesTakesTheirVideosAlong() {
        given.publishedOnPaper(person.id(), "Mudanza");
        String elsewhere = "Nueva " + city;
        db.sql("insert into city (key, name) values (:key, :name)")
                .param("key", City.key(elsewhere))
                .param("name", elsewhere)
                .update();
        db.sql("update account set city = :name, city_key = :key, name_key = 'otro nombre' where id = :id")
                .param("name", elsewhere)
                .param("key", City.key(elsewhere))
                .param("id", person.id().value())
                .update();

        assertThat(titles("")).isEmpty();
        for (String sort : List.of("recent", "votes")) {
            assertThat(titlesAt(of(elsewhere) + "&q=otro+nom&sort=" + sort)).containsExactly("Mudanza");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&sort=votes&limit=5", "&q=tiro"})
    void aPageThatIsUnchangedIsNotSentAgain(String parameters) {
        given.publishedOnPaper(person.id(), "Tiro en suspensión");
        Http http = Http.to(port);
        var first = http.get(list(parameters));
        String tag = first.header("ETag");

        var again = http.with("If-None-Match", tag).get(list(parameters));

        assertThat(again.status()).isEqualTo(304);
        assertThat(again.raw().body()).isEmpty();
        assertThat(first.header("Cache-Control")).isEqualTo("public, max-age=1, stale-while-revalidate=5");
        given.publishedOnPaper(person.id(), "Otro tiro");
        assertThat(http.with("If-None-Match", tag).get(list(parameters)).status())
                .isEqualTo(200);
    }

    @Test
    void aRefusalIsNotKeptByCaches() {
        assertThat(Http.to(port).get(list("&limit=0")).header("Cache-Control")).contains("no-store");
    }

    @Test
    void whatMeansSomethingToADatabaseIsSearchedAsItIs() {
        given.publishedOnPaper(person.id(), "100% real");
        given.publishedOnPaper(person.id(), "con_guion");
        given.publishedOnPaper(person.id(), "atrás\\adelante");

        assertThat(titles("&q=%25")).containsExactly("100% real");
        assertThat(titles("&q=_")).containsExactly("con_guion");
        assertThat(titles("&q=%5C")).containsExactly("atrás\\adelante");
        assertThat(titles("&q=';--")).isEmpty();
    }

    @Test
    void theNewestOrTheMostVotedComesFirst() {
        VideoId old = given.publishedOnPaper(person.id(), "Viejo");
        given.publishedOnPaper(person.id(), "Nuevo");
        ballots.fill(old, 1, Instant.now());

        assertThat(titles("")).containsExactly("Nuevo", "Viejo");
        assertThat(titles("&sort=recent")).containsExactly("Nuevo", "Viejo");
        assertThat(titles("&sort=votes")).containsExactly("Viejo", "Nuevo");
        assertThat(titles("&limit=1&offset=1")).containsExactly("Viejo");
    }

    @ParameterizedTest
    @ValueSource(strings = {"recent", "votes"})
    void followingTheLinksLeadsThroughEverythingExactlyOnce(String sort) throws Exception {
        for (int n = 0; n < 11; n++) {
            VideoId video = given.publishedOnPaper(person.id(), "Canasta número " + n);
            if (n % 3 > 0) {
                ballots.fill(video, n % 3, Instant.now());
            }
        }
        oneMomentForAll();

        List<String> seen = new ArrayList<>();
        String next = list("&q=n%C3%BAmero&sort=" + sort + "&limit=3");
        int pages = 0;
        while (!next.isEmpty() && pages++ < 10) {
            var answer = visitor.get(next);
            assertThat(answer.status()).as(next).isEqualTo(200);
            answer.body().forEach(row -> seen.add(row.path("title").asString()));
            next = nextOf(answer);
        }

        List<String> all = titles("&sort=" + sort + "&limit=100");
        assertThat(all).hasSize(11);
        assertThat(seen).isEqualTo(all);
    }

    @ParameterizedTest
    @ValueSource(strings = {"recent", "votes"})
    void aPageInTheDepthIsTheSameHoweverItIsReached(String sort) {
        many(2_500, given.publishedOnPaper(person.id(), "Uno de muchos"));
        var all = new ArrayList<String>();
        String next = list("&limit=100&sort=" + sort);
        while (!next.isEmpty()) {
            var answer = visitor.get(next);
            answer.body().forEach(row -> all.add(row.path("title").asString()));
            next = nextOf(answer);
        }
        assertThat(all).hasSize(2_501).doesNotHaveDuplicates();

        for (int offset : List.of(1_000, 1_249, 1_250, 1_251, 1_400, 2_401, 2_494, 2_500, 2_501, 1_000_000)) {
            var page = all.subList(Math.min(offset, all.size()), Math.min(offset + 7, all.size()));
            assertThat(titles("&limit=7&sort=%s&offset=%d".formatted(sort, offset)))
                    .as("behind %d", offset)
                    .isEqualTo(page);
        }
        db.sql("delete from video where player = :player")
                .param("player", person.id().value())
                .update();
        assertThat(titles("&offset=1001")).isEmpty();
    }

    /** So many more of the same, some of one moment, of many hours. */
    private void many(int count, VideoId one) {
        db.sql("""
                insert into video (id, edition, player, title, title_key, status, uploaded_at, processed_at, size_bytes, sha256,
                                   duration_ms, width, height, codec, rendition_fence, rendition_ms, rendition_bytes, publish_wished_at)
                select gen_random_uuid(), edition, player, title || n, title_key, status, uploaded_at - n / 3 * interval '40 s',
                       processed_at, size_bytes, sha256, duration_ms, width, height, codec, rendition_fence, rendition_ms,
                       rendition_bytes, publish_wished_at
                from video, generate_series(1, :count) n where id = :one
                """).param("count", count).param("one", one.value()).update();
    }

    @Test
    void aVideoThatComesWhileSomebodyPagesShiftsNothing() {
        given.publishedOnPaper(person.id(), "Uno");
        given.publishedOnPaper(person.id(), "Dos");
        given.publishedOnPaper(person.id(), "Tres");

        var first = visitor.get(list("&limit=2"));
        given.publishedOnPaper(person.id(), "Cuatro");

        assertThat(titlesAt(nextOf(first))).containsExactly("Uno");
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit",
        "limit=101, limit",
        "limit=muchos, limit",
        "offset=-1, offset",
        "offset=x, offset",
        "sort=uploaded, sort",
        "sort=VOTES, sort",
        "after=nonsense, after",
        "after=nonsense&offset=1, offset",
        "after=, after",
        "city=a%00b, city",
        "q=a%0Ab, q"
    })
    void aBadParameterIsRefusedByName(String parameter, String field) {
        refused(parameter, field);
    }

    @Test
    void aTextThatIsTooLongIsRefusedByName() {
        refused("q=" + "a".repeat(101), "q");
        refused("city=" + "a".repeat(101), "city");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+1000000000-12-31T23:59:59.999999999Z 0 01900000-0000-7000-8000-000000000000",
                "-1000000000-01-01T00:00:00Z 0 01900000-0000-7000-8000-000000000000",
                "2026-03-10T12:00:00Z 0 01900000-0000-7000-8000-000000000000 more",
                "2026-03-10T12:00:00Z 0",
                "2026-03-10T12:00:00Z many 01900000-0000-7000-8000-000000000000"
            })
    void aForgedPageKeyIsRefused(String text) {
        refused(
                "after="
                        + Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8)),
                "after");
    }

    @Test
    void theClipsPlayFromTheUrlsInTheList() throws Exception {
        VideoId video = given.publishedVideo();
        JsonNode row = visitor.get("/api/public/videos?limit=100&q=triple%20desde%20la%20esquina")
                .body()
                .valueStream()
                .filter(candidate -> candidate.path("video_id").asString().equals(video.toString()))
                .findFirst()
                .orElseThrow();

        assertThat(contentType(row.path("processed_url").asString())).isEqualTo("video/mp4");
        assertThat(contentType(row.path("thumbnail_url").asString())).isEqualTo("image/jpeg");
        assertThat(visitor.withToken("nonsense").get(list("")).status()).isEqualTo(200);
    }

    private static String contentType(String url) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(url)).header("Range", "bytes=0-99");
        var answer = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(206);
        return answer.headers().firstValue("Content-Type").orElseThrow();
    }

    /** Equal times are the hard case for paging: the id alone must decide. */
    private void oneMomentForAll() {
        db.sql("update video set uploaded_at = date_trunc('second', uploaded_at) where player = :player")
                .param("player", person.id().value())
                .update();
    }

    private void refused(String parameter, String field) {
        var answer = visitor.get("/api/public/videos?" + parameter);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("errors").path(0).path("field").asString())
                .isEqualTo(field);
    }

    /** The target of {@code Link: <…>; rel="next"} without our own address; empty where there is none. */
    private static String nextOf(Client.Answer answer) {
        return answer.raw()
                .headers()
                .firstValue("Link")
                .map(link -> {
                    assertThat(link).startsWith("</api/").endsWith(">; rel=\"next\"");
                    return link.substring(link.indexOf("/api/"), link.indexOf('>'));
                })
                .orElse("");
    }

    private String list(String parameters) {
        return of(city) + parameters;
    }

    private static String of(String place) {
        return "/api/public/videos?city=" + URLEncoder.encode(place, StandardCharsets.UTF_8);
    }

    private List<String> titles(String parameters) {
        return titlesAt(list(parameters));
    }

    private List<String> titlesAt(String path) {
        List<String> titles = new ArrayList<>();
        visitor.get(path).body().forEach(row -> titles.add(row.path("title").asString()));
        return Collections.unmodifiableList(titles);
    }
}
