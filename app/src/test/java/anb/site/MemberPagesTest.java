package anb.site;

import static org.assertj.core.api.Assertions.assertThat;

import anb.Given;
import anb.RealParts;
import anb.accounts.Crowd;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@RealParts
class MemberPagesTest {

    @LocalServerPort
    int port;

    @Autowired
    Given given;

    @Autowired
    Crowd crowd;

    @Autowired
    JdbcClient db;

    private Reader desk = new Reader(0);

    @BeforeEach
    void anOrganiser() {
        desk = new Reader(port);
        desk.with(given.admin().token());
    }

    @Test
    void anOrganiserSuspendsSomebodyWhoThenReadsWhyAndLetsThemIn() {
        var email = "ines-" + UUID.randomUUID() + "@example.org";
        var player = new Reader(port);
        player.post(
                "/signup",
                Map.of(
                        "_csrf",
                        player.get("/signup").csrf(),
                        "first_name",
                        "Inés",
                        "last_name",
                        "Prueba",
                        "email",
                        email,
                        "password",
                        "tiro-libre-9",
                        "city",
                        "Cali",
                        "country",
                        "Colombia"));
        assertThat(player.get("/account").status()).isEqualTo(200);
        var found = desk.get("/organiser/accounts?q=" + Frame.encoded(email));
        assertThat(found.body()).contains("Inés Prueba", email, ">Suspender<");
        var path = found.body()
                .substring(
                        found.body().indexOf("/organiser/accounts/"),
                        found.body().indexOf("/suspend\"") + 8);

        var suspended = desk.post(path, Map.of("_csrf", found.csrf(), "reason", "Videos <b>ajenos"));

        var shown = desk.get(suspended.header("Location"));
        assertThat(shown.body()).contains("Suspendida", "Cuenta suspendida.", "Videos &lt;b", "Levantar suspensión");
        assertThat(player.get("/account").header("Location")).startsWith("/signin");
        var refused = signIn(player, email);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.body())
                .contains("Tu cuenta está suspendida. Motivo: Videos &lt;b", "escribe a la organización");
        desk.post(path.replace("/suspend", "/lift"), Map.of("_csrf", found.csrf()));
        assertThat(signIn(player, email).header("Location")).isEqualTo("/");
        assertThat(desk.get("/organiser/audit").body()).contains("lift suspension of account ");
    }

    @Test
    void whoLostTheirPasswordGetsAnotherOneFromAnOrganiserWhichIsWrittenDownWithoutIt() {
        var person = crowd.person("Inés", "Cali");
        var player = new Reader(port).with(person.token());
        assertThat(player.get("/account").status()).isEqualTo(200);
        var path = "/organiser/accounts/" + person.id().value() + "/password";

        var reset =
                desk.post(path, Map.of("_csrf", desk.get("/organiser/accounts").csrf()));

        assertThat(reset.header("Cache-Control")).contains("no-store");
        var shown = Pattern.compile("La contraseña nueva es ([a-z2-9-]{19})\\.").matcher(reset.body());
        assertThat(shown.find()).as(reset.body()).isTrue();
        assertThat(player.get("/account").header("Location")).startsWith("/signin");
        var email = Pattern.compile("[^\\s<>\"]+@[^\\s<>\"]+").matcher(reset.body());
        assertThat(email.find()).isTrue();
        var returned = player.post(
                "/signin",
                Map.of("_csrf", player.get("/signin").csrf(), "email", email.group(), "password", shown.group(1)));
        assertThat(returned.header("Location")).isEqualTo("/");
        assertThat(desk.get("/organiser/audit").body())
                .contains("reset password of account " + person.id().value())
                .doesNotContain(shown.group(1));
    }

    @Test
    void noOrganiserMakesAPasswordForAnother() {
        var page = desk.get("/organiser/accounts?q=admin@");
        assertThat(page.body()).doesNotContain("/password\"");
        var organiser = db.sql("select id from account where role = 'admin' and erased_at is null limit 1")
                .query(UUID.class)
                .single();

        var refused = desk.post(
                "/organiser/accounts/" + organiser + "/password",
                Map.of("_csrf", desk.get("/organiser/videos").csrf()));

        assertThat(refused.status()).isEqualTo(403);
    }

    @Test
    void everybodyElseIsOfferedForSuspensionButOneself() {
        var me = desk.get("/organiser/accounts?q=admin@", "Accept-Language", "en");

        assertThat(me.body())
                .contains("Organiser", "Name, email or account number")
                .doesNotContain("/suspend\"");
    }

    @Test
    void theAccountsAreReadPageByPage() {
        crowd.people(51);
        var first = desk.get("/organiser/accounts");
        var link =
                first.body().substring(first.body().indexOf("/organiser/accounts?q=&amp;suspended=false&amp;after="));
        var second = desk.get(link.substring(0, link.indexOf('"')).replace("&amp;", "&"));

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body()).contains("<tbody>").doesNotContain(firstId(first.body()));
        assertThat(desk.get("/organiser/accounts?q=nobody-is-called-that").body())
                .contains("No hay cuentas así.");
    }

    @Test
    void theyAreForOrganisersAlone() {
        var player = new Reader(port);
        assertThat(player.get("/organiser/accounts").header("Location")).startsWith("/signin");
        var person = crowd.person("Nora", "Cali");
        player.with(person.token());
        assertThat(player.get("/organiser/accounts").status()).isEqualTo(403);
        assertThat(desk.post("/organiser/accounts/" + person.id().value() + "/suspend", Map.of("reason", "x"))
                        .status())
                .isEqualTo(403);
    }

    private static Reader.Page signIn(Reader reader, String email) {
        return reader.post(
                "/signin", Map.of("_csrf", reader.get("/signin").csrf(), "email", email, "password", "tiro-libre-9"));
    }

    private static String firstId(String page) {
        var from = page.indexOf("action=\"/organiser/accounts/") + "action=\"/organiser/accounts/".length();
        return page.substring(from, from + 36);
    }
}
