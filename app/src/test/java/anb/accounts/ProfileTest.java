package anb.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import anb.ExactCounts;
import anb.Given;
import anb.Http;
import anb.Http.Reply;
import anb.RealParts;
import anb.Together;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

@RealParts
class ProfileTest {

    private static final JsonMapper JSON = new JsonMapper();

    @LocalServerPort
    int port;

    @Autowired
    Given given;

    @Autowired
    Crowd crowd;

    @Autowired
    ExactCounts counts;

    @Autowired
    JdbcClient db;

    /** Nobody else lives there. */
    private final String town = "Villa " + UUID.randomUUID();

    private Crowd.Person person = new Crowd.Person(new AccountId(new UUID(0, 0)), "");

    @BeforeEach
    void somebodyFromCali() {
        person = crowd.person("Sara", "Cali");
    }

    @Test
    void whatIsNotSentStays() {
        var changed = change(Map.of("first_name", " Sofía "));

        assertThat(changed.status()).isEqualTo(200);
        assertThat(List.of(
                        changed.text("first_name"),
                        changed.text("last_name"),
                        changed.text("city"),
                        changed.text("country")))
                .containsExactly("Sofía", "Prueba", "Cali", "Colombia");
        assertThat(caller().get("/api/auth/profile").json()).isEqualTo(changed.json());
        assertThat(key()).isEqualTo("sofia prueba");
    }

    @Test
    void whoMovesToAnotherCityMovesInListsAndRanking() {
        given.publishedOnPaper(person.id(), "Triple");

        assertThat(change(Map.of("city", town)).text("city")).isEqualTo(town);

        var list = "/api/public/videos?limit=100&city=" + town.replace(" ", "%20");
        assertThat(caller().get(list).json().findValuesAsString("username")).containsExactly("Sara Prueba");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> caller().get(list.replace("videos", "rankings"))
                        .json()
                        .findValuesAsString("username")
                        .equals(List.of("Sara Prueba")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"recent", "votes"})
    void whoTakesAnotherNameIsFoundByIt(String sort) {
        given.publishedOnPaper(person.id(), "Triple");

        change(Map.of("first_name", "Zulema", "city", town));

        var search = "/api/public/videos?sort=%s&city=%s&q=".formatted(sort, town.replace(" ", "%20"));
        assertThat(caller().get(search + "zulema").json()).hasSize(1);
        assertThat(caller().get(search + "sara").json()).isEmpty();
    }

    @Test
    void aCityIsWrittenAsThePlatformWritesIt() {
        change(Map.of("city", town));
        person = crowd.person("Ana", "Cali");

        assertThat(change(Map.of("city", town.toUpperCase(java.util.Locale.ROOT)))
                        .text("city"))
                .isEqualTo(town);
    }

    @Test
    void theCityThatIsThereAlreadyIsNoOtherHoweverItsNameWasCorrected() {
        change(Map.of("city", town));
        db.sql("update account set city = :name where id = :id")
                .param("name", town + ", D. C.")
                .param("id", person.id().value())
                .update();

        change(Map.of("city", town + ", D. C.", "country", "Ecuador"));

        assertThat(db.sql("select city_key from account where id = :id")
                        .param("id", person.id().value())
                        .query(String.class)
                        .single())
                .isEqualTo(City.key(town));
    }

    @Test
    void everyFieldThatIsWrongIsNamedAndNothingChanges() {
        var refused = change(Map.of("first_name", " ", "last_name", 7, "city", "a".repeat(101), "country", "Perú"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json()
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("field").asString() + " "
                                + error.path("code").asString()))
                .containsExactly("first_name required", "last_name not_text", "city too_long");
        assertThat(caller().get("/api/auth/profile").text("country")).isEqualTo("Colombia");
    }

    @Test
    void nobodyMakesThemselvesAnAdminOrSomebodyElse() {
        var changed = change(Map.of("role", "admin", "email", "other@example.org", "id", UUID.randomUUID()));

        assertThat(changed.text("role")).isEqualTo("player");
        assertThat(changed.text("email")).isEqualTo(person.id().value() + "@example.org");
        assertThat(changed.text("id")).isEqualTo(person.id().value().toString());
    }

    @Test
    void twoChangesAtOnceLoseNeither() throws Exception {
        Together.atOnce(2, n -> change(n == 0 ? Map.of("first_name", "Inés") : Map.of("last_name", "Mosquera")));

        assertThat(key()).isEqualTo("ines mosquera");
    }

    @Test
    void whoChangesWithoutEndHasToWait() {
        var replies = counts.of(25, this::another, who -> change(who, Map.of("country", "Colombia")));

        assertThat(replies).extracting(Reply::status).containsOnly(200, 429).endsWith(429);
        assertThat(replies.subList(0, 20)).extracting(Reply::status).containsOnly(200);
    }

    @Test
    void itIsNobodyElsesBusiness() {
        assertThat(Http.to(port).get("/api/auth/profile").status()).isEqualTo(401);
        assertThat(Http.to(port)
                        .with("Content-Type", "application/json")
                        .send("PATCH", "/api/auth/profile", "{}")
                        .status())
                .isEqualTo(401);
    }

    private Crowd.Person another() {
        return crowd.person("Sara", "Cali");
    }

    private Http caller() {
        return Http.to(port).bearer(person.token());
    }

    private Reply change(Map<String, ?> fields) {
        return change(person, fields);
    }

    private Reply change(Crowd.Person who, Map<String, ?> fields) {
        return Http.to(port)
                .bearer(who.token())
                .with("Content-Type", "application/json")
                .send("PATCH", "/api/auth/profile", JSON.writeValueAsString(fields));
    }

    private String key() {
        return db.sql("select name_key from account where id = :id")
                .param("id", person.id().value())
                .query(String.class)
                .single();
    }
}
