package anb.site;

import static org.assertj.core.api.Assertions.assertThat;

import anb.Http;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who is under age takes part with somebody's permission, and who that is, is on record. */
class MinorsTest extends PagesFixture {

    private static final Map<String, String> MARTAS_CHILD =
            Map.of("minor", "yes", "guardian_name", " Marta Gómez ", "guardian_email", "Marta@example.org");

    @Autowired
    JdbcClient db;

    @Test
    void aMinorsGuardianIsOnRecordWithEachDocument() {
        assertThat(reader.signUp("Lina", "Cali", "", MARTAS_CHILD).header("Location"))
                .isEqualTo("/");

        assertThat(consents()).hasSize(2).allSatisfy(consent -> {
            assertThat(consent.at("/guardian/name").asString("")).isEqualTo("Marta Gómez");
            assertThat(consent.at("/guardian/email").asString("")).isEqualTo("Marta@example.org");
        });
    }

    @Test
    void whoDoesNotTickTheBoxHasNoneWhateverIsInTheFields() {
        reader.signUp("Lina", "Cali", "", with("minor", ""));

        assertThat(consents())
                .hasSize(2)
                .allSatisfy(consent -> assertThat(consent.has("guardian")).isFalse());
    }

    @Test
    void aTickedBoxWithoutAGuardianIsRefusedAndStaysTicked() {
        var email = Http.anyEmail();

        var refused = reader.signUp("Lina", "Cali", "", Map.of("minor", "yes", "email", email));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body())
                .contains("Revisa los campos marcados.", "checked>", "value=\"Lina\"")
                .contains("\"guardian_name-mistake\">Es obligatorio.", "\"guardian_email-mistake\">Es obligatorio.")
                .contains("aria-describedby=\"guardian_name-mistake\"", "aria-describedby=\"guardian_email-mistake\"");
        assertThat(db.sql("select count(*) from account where email = :email")
                        .param("email", email)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "guardian_name | '\u200B ' | Es obligatorio.",
                "guardian_name | Marta\u202E | Contiene caracteres no permitidos: U+202E.",
                "guardian_email | marta | No es un email válido; debe ser como nombre@ejemplo.com.",
                "guardian_email | a@b | No es un email válido; debe ser como nombre@ejemplo.com."
            })
    void whatIsWrongIsSaidBesideItsFieldAndTheRestIsKept(String field, String value, String said) {
        var refused = reader.signUp("Lina", "Cali", "", with(field, value));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body())
                .contains("id=\"" + field + "-mistake\">" + said, "checked>")
                .contains(field.equals("guardian_name") ? "value=\"Marta@example.org\"" : "value=\" Marta Gómez \"");
    }

    @Test
    void aNameIsNoLongerThanAPlayers() {
        assertThat(reader.signUp("Lina", "Cali", "", with("guardian_name", "x".repeat(101)))
                        .body())
                .contains("Debe tener como máximo 100 caracteres; tiene 101.");
        assertThat(reader.signUp("Lina", "Cali", "", with("guardian_name", "x".repeat(100)))
                        .header("Location"))
                .isEqualTo("/");
    }

    @Test
    void nobodyPermitsThemselves() {
        var email = Http.anyEmail();
        var own = with("guardian_email", email.toUpperCase(Locale.ROOT));
        own.put("email", email);

        var refused = reader.signUp("Lina", "Cali", "", own);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body())
                .contains("id=\"guardian_email-mistake\">Es tu propio email; escribe el de tu madre, padre o tutor.");
    }

    @Test
    void organisersSeeWhoIsAMinorAndWhomToAsk() {
        var email = Http.anyEmail();
        var form = with("guardian_name", "Marta <b>");
        form.put("email", email);
        reader.signUp("Lina", "Cali", "", form);
        var grown = Http.anyEmail();
        new Reader(port).signUp("Lina", "Cali", "", Map.of("email", grown));
        var desk = new Reader(port).with(given.admin().token());

        assertThat(desk.get("/organiser/accounts?q=" + email).body())
                .contains(">Menor de edad<", "Madre, padre o tutor: Marta &lt;b&gt;, Marta@example.org<")
                .doesNotContain("Marta <b>");
        assertThat(desk.get("/organiser/accounts?q=" + grown).body())
                .contains("Lina Prueba")
                .doesNotContain("Menor de edad");
    }

    /** Its contract has no field that says so. */
    @Test
    void theApiAsksNobody() {
        var person = Http.person(Http.anyEmail());
        var form = person.replace("\"city\"", "\"minor\": true, \"guardian_name\": \"\", \"city\"");

        var reply = Http.to(port).post("/api/auth/signup", form);

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.raw().body()).doesNotContain("guardian", "minor");
    }

    private static Map<String, String> with(String field, String value) {
        var form = new HashMap<>(MARTAS_CHILD);
        form.put(field, value);
        return form;
    }

    private JsonNode consents() {
        return new JsonMapper().readTree(reader.get("/account/data").body()).path("consents");
    }
}
