package anb.site;

import static org.assertj.core.api.Assertions.assertThat;

import anb.accounts.Crowd;
import anb.site.Reader.Page;
import anb.videos.VideoId;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** What a player says is seen in a clip: written on the video's page, read below the clip and with its player. */
class DescriptionPagesTest extends PagesFixture {

    private static final String TEXT = "Recibo de espaldas, giro y anoto con la izquierda.";

    @Autowired
    Crowd crowd;

    Crowd.Person player;
    VideoId video;
    String mine;
    String csrf;

    @BeforeEach
    void aPlayerWithAClip() {
        player = crowd.person("Renata", "Mocoa");
        video = given.publishedOnPaper(player.id(), "Gancho de izquierda");
        mine = "/my/videos/" + video;
        reader.with(player.token());
        csrf = reader.get(mine).csrf();
    }

    @Test
    void itIsSavedByAFormSaidToBeSoAndStandsInItAgain() {
        assertThat(reader.get(mine).body())
                .contains(
                        "<label for=\"description\">Lo que se ve en tu clip",
                        "aria-describedby=\"description-hint\"",
                        "El clip no tiene sonido")
                .doesNotContain("aria-invalid");

        var saved = describe(TEXT);

        assertThat(saved.status()).isEqualTo(303);
        assertThat(saved.header("Location")).isEqualTo(mine + "?done=described");
        assertThat(reader.get(saved.header("Location")).body())
                .contains("role=\"status\">Guardamos lo que se ve en tu clip.", ">" + TEXT + "</textarea>");
        assertThat(reader.get(mine + "?done=described", "Accept-Language", "en").body())
                .contains("role=\"status\">What can be seen in your clip is saved.", "The clip has no sound");

        var removed = describe("  ");
        assertThat(removed.header("Location")).isEqualTo(mine + "?done=undescribed");
        assertThat(reader.get(removed.header("Location")).body())
                .contains("Ya no hay un texto")
                .doesNotContain(TEXT);
    }

    @Test
    void linesBecomeOneLine() {
        describe("\r\nRecibo,\r\n\r\ngiro\ny anoto.\r\n");

        assertThat(reader.get(mine).body()).contains(">Recibo, giro y anoto.</textarea>");
    }

    @Test
    void whatIsWrongIsSaidAtTheFieldAndWhatWasTypedIsKept() {
        var refused = describe("<b>\u202e");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body())
                .contains(
                        "<title>Error: Gancho de izquierda",
                        "role=\"alert\">Revisa los campos marcados.",
                        "aria-invalid=\"true\" aria-describedby=\"description-mistake description-hint\"",
                        "id=\"description-mistake\">Contiene caracteres no permitidos: U+202E.",
                        "&lt;b&gt;\u202e</textarea>",
                        "next=" + Frame.encoded(mine));

        var tooLong = reader.post(
                mine + "/words", Map.of("_csrf", csrf, "description", "🏀".repeat(501)), "Accept-Language", "en");
        assertThat(tooLong.body()).contains("id=\"description-mistake\">Must have at most 500 characters; it has 501.");
    }

    @Test
    void whoLooksAtTheClipReadsItBelowAndHearsItWithThePlayer() {
        var visitor = new Reader(port);
        assertThat(visitor.get("/videos/" + video).body()).doesNotContain("aria-describedby=\"shown\"", "id=\"seen\"");
        assertThat(visitor.get("/embed/" + video).body()).doesNotContain("aria-describedby", "id=\"shown\"");

        describe("Boto <script>\" y anoto");

        var page = visitor.get("/videos/" + video).body();
        assertThat(page)
                .containsPattern("<video [^>]*aria-describedby=\"shown\"")
                .contains("id=\"seen\">Lo que se ve en el clip</h2>", "id=\"shown\">Boto &lt;script&gt;\" y anoto</p>")
                .containsPattern("<meta name=\"description\" content=\"Vota por [^\"]+ Boto ")
                .containsPattern("og:description\" content=\"Vota por [^\"]+ Boto ")
                .doesNotContain("Boto <script>");
        assertThat(visitor.get("/videos/" + video, "Accept-Language", "en").body())
                .contains("What can be seen in the clip");
        assertThat(visitor.get("/embed/" + video).body())
                .containsPattern("<video [^>]*aria-describedby=\"shown\"")
                .contains("<p class=\"unseen\" id=\"shown\">Boto &lt;script&gt;\" y anoto</p>");
    }

    @Test
    void nobodyElseWritesItAndNoOtherSiteDoes() {
        var other = new Reader(port).with(given.player().token());
        var token = other.get("/account").csrf();

        assertThat(other.post(mine + "/words", Map.of("_csrf", token, "description", "x"))
                        .status())
                .isEqualTo(403);
        assertThat(reader.post(mine + "/words", Map.of("description", "x")).status())
                .isEqualTo(403);
        assertThat(reader.get(mine).body()).contains("></textarea>");
    }

    @Test
    void organisersJudgeItAndItIsInWhatIsDownloaded() {
        describe(TEXT);
        given.player().post("/api/public/videos/" + video + "/reports", Map.of("reason", "other"));
        var organiser = new Reader(port).with(given.admin().token());

        assertThat(organiser.get("/organiser/videos?q=renata+gancho").body()).contains(TEXT);
        assertThat(organiser.get("/organiser/reports").body()).contains("Lo que se ve en el clip: " + TEXT);
        assertThat(given.admin().get("/api/admin/reports?limit=100").body().findValuesAsString("description"))
                .contains(TEXT);
        assertThat(organiser.get("/organiser/videos.csv").body()).containsPattern(video + "\".*,\"" + TEXT + "\"\r\n");
        var data = new JsonMapper().readTree(reader.get("/account/data").body());
        assertThat(data.at("/videos/0/description").asString()).isEqualTo(TEXT);
        given.admin().post("/api/admin/reports/" + video + "/settle", Map.of("outcome", "dismissed"));
    }

    private Page describe(String text) {
        return reader.post(mine + "/words", Map.of("_csrf", csrf, "description", text));
    }
}
