package anb.site;

import static org.assertj.core.api.Assertions.assertThat;

import anb.RealParts;
import anb.accounts.Crowd;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@RealParts
class AccountPagesTest {

    @LocalServerPort
    int port;

    @Autowired
    Crowd crowd;

    private Reader reader = new Reader(0);

    @BeforeEach
    void somebodyIsSignedIn() {
        reader = new Reader(port);
        reader.with(crowd.person("Nora", "Cali").token());
    }

    @Test
    void nameAndPlaceAreChangedByAForm() {
        var page = reader.get("/account");
        assertThat(page.body()).contains("value=\"Nora\"", "value=\"Cali\"", "@example.org");

        var saved = reader.post("/account/profile", profile(page.csrf(), "Noralba", "Pasto"));

        assertThat(saved.header("Location")).isEqualTo("/account?done=saved");
        assertThat(reader.get(saved.header("Location")).body())
                .contains("Guardado.", "value=\"Noralba\"", "value=\"Pasto\"", "tu puesto en el ranking");
    }

    @Test
    void whatIsWrongIsSaidBesideItsFieldAndKept() {
        var refused =
                reader.post("/account/profile", profile(reader.get("/account").csrf(), "", "<b>" + "a".repeat(100)));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body())
                .contains("first_name-mistake", "city-mistake", "value=\"&lt;b>aaa", "Revisa los campos marcados.")
                .doesNotContain("<b>aaa", "revisa tu contraseña");
        assertThat(reader.get("/account").body()).contains("value=\"Nora\"", "value=\"Cali\"");
    }

    @Test
    void noOtherSiteChangesIt() {
        assertThat(reader.post("/account/profile", Map.of("first_name", "Otra")).status())
                .isEqualTo(403);
    }

    @Test
    void whatSomebodyDownloadsIsEverything() {
        assertThat(reader.get("/account/data").body())
                .contains("\"first_name\":\"Nora\"", "\"videos\":[]", "\"votes\":[]", "\"reports\":[]");
    }

    private static Map<String, String> profile(String csrf, String firstName, String city) {
        return Map.of(
                "_csrf", csrf, "first_name", firstName, "last_name", "Prueba", "city", city, "country", "Colombia");
    }
}
