package anb.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import anb.Http;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What may stand in the fields of who signs up, and in the body they come in. */
class SignUpFieldsTest extends SignUpFixture {

    @Autowired
    JdbcClient db;

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
}
