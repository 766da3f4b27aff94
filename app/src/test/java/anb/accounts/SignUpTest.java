package anb.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import anb.Http;
import anb.Http.Reply;
import anb.RealParts;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@RealParts
class SignUpTest {

    private static final JsonMapper JSON = new JsonMapper();

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient db;

    @Test
    void aNewPersonGetsAnAccount() {
        var email = Http.anyEmail();

        var reply = signUp(Http.person(email));

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.text("message")).isEqualTo("Usuario creado exitosamente.");
        assertThat(reply.text("id")).isEqualTo(reply.text("user_id")).hasSize(36);
        assertThat(reply.text("email")).isEqualTo(email);
        assertThat(reply.text("first_name") + reply.text("last_name")).isEqualTo("AnaGómez");
        assertThat(reply.text("city") + reply.text("country")).isEqualTo("BogotáColombia");
        assertThat(reply.json().path("is_active").asBoolean()).isTrue();
        assertThat(reply.raw().body()).doesNotContain("password", "tiro-libre", "argon2");
    }

    @Test
    void nobodyChoosesWhatTheyMayDo() {
        var chosen = "00000000-0000-7000-8000-000000000001";
        var person = (ObjectNode) JSON.readTree(Http.person(Http.anyEmail()));
        person.put("role", "admin").put("is_admin", true).put("is_active", false);
        person.put("id", chosen).put("user_id", chosen).put("password_hash", "{noop}tiro-libre-9");

        var reply = signUp(person.toString());

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.text("id")).isEqualTo(reply.text("user_id")).isNotEqualTo(chosen);
        assertThat(reply.json().path("is_active").asBoolean()).isTrue();
        assertThat(db.sql("select role || ' ' || left(password_hash, 10) from account where id = cast(:id as uuid)")
                        .param("id", reply.text("id"))
                        .query(String.class)
                        .single())
                .isEqualTo("player {argon2id}");
    }

    @Test
    void aPasswordIsKeptAsArgon2idOnly() {
        var email = Http.anyEmail();
        signUp(Http.person(email));

        var hash = db.sql("select password_hash from account where email = :email")
                .param("email", email)
                .query(String.class)
                .single();

        assertThat(hash).startsWith("{argon2id}$argon2id$v=19$m=19456,t=2,p=1$");
    }

    @Test
    void anEmailBelongsToOneAccountWhateverItsCase() {
        var email = Http.anyEmail();
        signUp(Http.person(email));

        var again = signUp(Http.person("  " + email.toUpperCase(Locale.ROOT) + " "));

        assertThat(again.status()).isEqualTo(400);
        assertThat(again.code()).isEqualTo("email_taken");
        assertThat(again.text("message")).isEqualTo("Ya existe una cuenta con este email.");
        assertThat(fields(again)).containsExactly("email:email_taken");
    }

    @Test
    void ofSixtyPeopleSigningUpAtOnceWithOneEmailOneSucceeds() throws Exception {
        var email = Http.anyEmail();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var replies = people
                    .invokeAll(IntStream.range(0, 60)
                            .mapToObj(i -> i % 2 == 0 ? email : email.toUpperCase(Locale.ROOT))
                            .<java.util.concurrent.Callable<Integer>>map(written ->
                                    () -> signUp(Http.person(written)).status())
                            .toList())
                    .stream()
                    .map(java.util.concurrent.Future::resultNow)
                    .toList();

            assertThat(replies).hasSize(60).containsOnly(201, 400);
            assertThat(Collections.frequency(replies, 201)).isEqualTo(1);
        }
    }

    @Test
    void everyMistakeIsNamedAtOnce() {
        var reply = signUp("""
                {"first_name": " ", "email": "nobody", "password1": "short", "password2": "other", "city": ["x"],
                 "country": 7, "unknown": true}
                """);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo("invalid_request");
        assertThat(fields(reply))
                .containsExactlyInAnyOrder(
                        "first_name:required",
                        "last_name:required",
                        "email:not_an_email",
                        "password1:too_short",
                        "password2:passwords_differ",
                        "city:not_text",
                        "country:not_text");
        var messages = reply.json().path("errors").valueStream().map(error -> text(error, "message"));
        assertThat(messages)
                .contains("Las contraseñas (password1, password2) no coinciden.")
                .allMatch(message -> message.contains(" "), "a sentence");
    }

    @Test
    void passwordsThatDifferAreSaidSo() {
        var reply = signUp(spoiled("password2", "tiro-libre-8"));

        assertThat(reply.code()).isEqualTo("passwords_differ");
        assertThat(reply.text("detail")).isEqualTo("Las contraseñas (password1, password2) no coinciden.");
        assertThat(fields(reply)).containsExactly("password2:passwords_differ");
    }

    @Test
    void aPasswordEverybodyUsesIsRefused() {
        var person = (ObjectNode) JSON.readTree(Http.person(Http.anyEmail()));
        person.put("password1", "Password123").put("password2", "Password123");

        assertThat(fields(signUp(person.toString()))).containsExactly("password1:too_common");
    }

    @ParameterizedTest
    @ValueSource(strings = {"contraseña con espacios y ñ", "🏀🏀🏀🏀🏀🏀🏀🏀", "{noop}tiro-libre", "' or 1=1 --"})
    void aPasswordMayHoldAnyCharacter(String password) {
        var email = Http.anyEmail();
        var person = (ObjectNode) JSON.readTree(Http.person(email));
        person.put("password1", password).put("password2", password);

        assertThat(signUp(person.toString()).status()).isEqualTo(201);
        var login = JSON.createObjectNode().put("email", email).put("password", password);
        assertThat(Http.to(port).post("/api/auth/login", login.toString()).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b",
                "@example.org",
                "a@@example.org",
                "a b@example.org",
                "a@example..org",
                "a..b@example.org",
                ".a@example.org",
                "a@-example.org",
                "a\u0000@example.org",
                "a@exam\nple.org",
                "<a@example.org>"
            })
    void whatCannotBeAnAddressIsRefused(String email) {
        assertThat(fields(signUp(spoiled("email", email)))).containsExactly("email:not_an_email");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A\\u0000na", "A\\nna", "\\u202Eana", "A\\uD800na", "\\u0007", "\\uFFFF"})
    void charactersThatHarmOthersAreRefused(String escaped) {
        var form = Http.person(Http.anyEmail()).replace("Ana", escaped);

        assertThat(fields(signUp(form))).containsExactly("first_name:invalid_characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>alert(1)</script>", "Ana 🏀", "O'Neil; drop table account", "李小龍", "ñ"})
    void aNameMayBeOddButIsKeptAsItIs(String name) {
        var reply = signUp(spoiled("first_name", name));

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.text("first_name")).isEqualTo(name);
    }

    @Test
    void lengthsAreCountedInCharacters() {
        assertThat(signUp(spoiled("city", "x".repeat(100))).status()).isEqualTo(201);
        assertThat(fields(signUp(spoiled("city", "x".repeat(101))))).containsExactly("city:too_long");
        assertThat(signUp(spoiled("last_name", "🏀".repeat(100))).status()).isEqualTo(201);
        assertThat(fields(signUp(spoiled("country", "\u200B ")))).containsExactly("country:required");
    }

    @Test
    void aCityIsWrittenAsItShouldBeHoweverItWasTyped() {
        assertThat(signUp(spoiled("city", "  MEDELLIN ")).text("city")).isEqualTo("Medellín");
        assertThat(signUp(spoiled("city", "Villa Prueba Única")).text("city")).isEqualTo("Villa Prueba Única");
        assertThat(signUp(spoiled("city", "villa prueba unica")).text("city")).isEqualTo("Villa Prueba Única");
    }

    @Test
    void theCitiesOfTheMigrationHaveTheKeysJavaMakes() {
        var cities = db.sql("select name, key from city")
                .query((row, index) -> new City(row.getString("name"), row.getString("key")))
                .list();

        assertThat(cities).hasSizeGreaterThan(40).allMatch(city -> city.equals(City.of(city.name())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "7", "\"text\"", "{", "{\"email\":", "\u0000", "<x/>", "[[[[[[[["})
    void aBodyThatIsNoFormIsRefused(String body) {
        assertThat(signUp(body).status()).isEqualTo(400);
        assertThat(signUp(body).code()).isIn("malformed_body", "invalid_request");
    }

    @Test
    void aBodyNobodyNeedsThatLargeIsRefused() {
        var reply = signUp(spoiled("first_name", "x".repeat(70_000)));

        assertThat(reply.status()).isEqualTo(413);
        assertThat(reply.code()).isEqualTo("content_too_large");
    }

    private Reply signUp(String json) {
        return Http.to(port).post("/api/auth/signup", json);
    }

    private static String spoiled(String field, String value) {
        var person = (ObjectNode) JSON.readTree(Http.person(Http.anyEmail()));
        return person.put(field, value).toString();
    }

    private static List<String> fields(Reply reply) {
        return reply.json()
                .path("errors")
                .valueStream()
                .map(error -> text(error, "field") + ":" + text(error, "code"))
                .toList();
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }
}
