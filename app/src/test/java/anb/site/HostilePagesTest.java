package anb.site;

import static org.assertj.core.api.Assertions.assertThat;

import anb.HostileValues;
import anb.Lure;
import anb.accounts.Crowd;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What breaks servers, into what pages take from people: the document of the API does not know of it. */
class HostilePagesTest extends PagesFixture {

    @Autowired
    Crowd crowd;

    @Autowired
    JdbcClient db;

    @ParameterizedTest
    @MethodSource("anb.HostileValues#all")
    void noAddressIsTakenForAnythingButItself(String value) {
        var organiser = new Reader(port).with(given.admin().token());
        var began = System.nanoTime();
        for (var page : List.of("/videos?q=", "/videos?city=", "/videos?sort=", "/ranking?city=", "/oembed?url=")) {
            assertHarmless(page, reader.get(page + Frame.encoded(value)));
        }
        assertHarmless("desk", organiser.get("/organiser/accounts?q=" + Frame.encoded(value)));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(15));
        assertThat(Lure.followed()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("anb.HostileValues#some")
    void noFieldOfAFormIsTakenForAnythingButItself(String value) {
        var csrf = reader.get("/signup").csrf();
        var refused = reader.post("/signup", person(csrf, value));
        assertHarmless("sign-up", refused);
        assertThat(refused.status()).as("no such address is one").isEqualTo(400);

        var player = new Reader(port).with(crowd.person("Lina", "Cali").token());
        csrf = player.get("/account").csrf();
        assertHarmless("profile", player.post("/account/profile", person(csrf, value)));
        assertHarmless("account", player.get("/account"));

        var video = given.publishedOnPaper(crowd.person("Sara", "Cali").id(), "Triple");
        var report =
                player.post("/videos/" + video + "/report", Map.of("_csrf", csrf, "reason", "other", "note", value));
        assertHarmless("report", report);
        var organiser = new Reader(port).with(given.admin().token());
        assertHarmless("reports", organiser.get("/organiser/reports"));
        db.sql("delete from report where video = :video")
                .param("video", video.value())
                .update();
        assertThat(Lure.followed()).isFalse();
    }

    private static Map<String, String> person(String csrf, String value) {
        return Map.of(
                "_csrf",
                csrf,
                "first_name",
                value,
                "last_name",
                value,
                "email",
                value,
                "password",
                value,
                "city",
                value,
                "country",
                value,
                "minor",
                "yes",
                "guardian_name",
                value,
                "guardian_email",
                value);
    }

    private static void assertHarmless(String what, Reader.Page page) {
        assertThat(page.status()).as("%s: %s", what, page.body()).isLessThan(500);
        assertThat(page.body())
                .as(what)
                .doesNotContain(
                        HostileValues.PRODUCT,
                        "<script>alert(1)",
                        "ERROR:",
                        "Exception",
                        "java.lang",
                        "argon2",
                        "root:");
        assertThat(page.raw().headers().allValues("Set-Cookie")).as(what).noneMatch(cookie -> cookie.startsWith("a=b"));
    }
}
