package anb.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import anb.Http;
import java.util.Collections;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/** Who becomes an account, and who does not. */
class SignUpTest extends SignUpFixture {

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
}
