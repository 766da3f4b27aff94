package anb.site;

import static org.assertj.core.api.Assertions.assertThat;

import anb.Given;
import anb.RealParts;
import anb.accounts.Crowd;
import anb.videos.VideoId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@RealParts
class ReportPagesTest {

    @LocalServerPort
    int port;

    @Autowired
    Given given;

    @Autowired
    Crowd crowd;

    @Autowired
    JdbcClient db;

    private Reader reader = new Reader(0);
    private VideoId video = new VideoId(new UUID(0, 0));

    @BeforeEach
    void aClip() {
        reader = new Reader(port);
        video = given.publishedOnPaper(crowd.person("Renata", "Pasto").id(), "Un <b>triple");
    }

    @Test
    void whoMeantToReportIsAtTheFormOnceSignedIn() {
        var form = "/videos/" + video + "/report";
        assertThat(reader.get("/videos/" + video).body()).contains("href=\"" + form + "\"");
        var turnedAway = reader.get(form);
        assertThat(turnedAway.header("Location")).isEqualTo("/signin?next=" + Frame.encoded(form));
        assertThat(reader.get(turnedAway.header("Location")).body()).contains("sigues con tu reporte");

        var arrived = reader.signUp("Marta", "Cali", "?next=" + form);

        assertThat(arrived.header("Location")).isEqualTo(form);
        var page = reader.get(form);
        assertThat(page.body()).contains("<legend>", "Muestra a un menor sin permiso", "Un &lt;b");
        var sent = reader.post(form, Map.of("_csrf", page.csrf(), "reason", "other", "note", "No es él"));
        assertThat(sent.header("Location")).isEqualTo("/videos/" + video + "?done=reported");
        assertThat(reader.get(sent.header("Location")).body()).contains("Gracias. La organización lo revisará.");
    }

    @Test
    void theFormIsOnTheClipsPageAndKeepsWhatIsToBeCorrected() {
        reader.with(crowd.person("Nora", "Cali").token());
        var page = reader.get("/videos/" + video, "Accept-Language", "en");
        assertThat(page.body()).contains("Report this video", "It is somebody else’s video");

        var refused = reader.post(
                "/videos/" + video + "/report",
                Map.of("_csrf", page.csrf(), "note", "<i>" + "a".repeat(500)),
                "Accept-Language",
                "en");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body())
                .contains("reason-mistake", "&lt;i", "aria-invalid=\"true\"")
                .doesNotContain("<i>aaa");
        assertThat(reader.post("/videos/" + video + "/report", Map.of("reason", "other"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void whoseClipItIsIsAskedToShareItAndNotToReportIt() {
        var player = crowd.person("Renata", "Pasto");
        var own = given.publishedOnPaper(player.id(), "Propio");
        reader.with(player.token());

        assertThat(reader.get("/videos/" + own).body())
                .contains("Haz que voten por ti")
                .doesNotContain("Reportar este video");
        assertThat(reader.get("/videos/" + video).body()).contains("Haz que voten por Renata", "Reportar este video");
    }

    @Test
    void organisersHideOrDismissWhatWasReported() {
        report("Es un robo <b>");
        var desk = new Reader(port);
        desk.with(given.admin().token());
        var page = desk.get("/organiser/reports");
        assertThat(page.body())
                .contains("/videos/" + video, "Un &lt;b", "Es un robo &lt;b", "Es el video de otra persona: ");

        var dismissed = desk.post("/organiser/reports/" + video + "/dismiss", Map.of("_csrf", page.csrf()));
        assertThat(dismissed.header("Location")).isEqualTo("/organiser/reports?done=dismissed");
        assertThat(desk.get("/organiser/reports").body()).doesNotContain(video.toString());
        assertThat(reader.get("/videos/" + video).status()).isEqualTo(200);

        report("Otra vez");
        desk.post(
                "/organiser/reports/" + video + "/hide", Map.of("_csrf", page.csrf(), "reason", "Es de otra persona"));
        assertThat(desk.get("/organiser/reports").body()).doesNotContain(video.toString());
        assertThat(reader.get("/videos/" + video).status()).isEqualTo(404);
        assertThat(desk.get("/organiser/audit").body()).contains("settle 1 reports of video " + video);
    }

    @Test
    void theDeskIsReadPageByPage() {
        for (int n = 0; n < 51; n++) {
            video = given.publishedOnPaper(crowd.person("Renata", "Pasto").id(), "Página " + n);
            report("Otra página");
        }
        var desk = new Reader(port);
        desk.with(given.admin().token());
        var first = desk.get("/organiser/reports").body();
        var link = first.substring(first.indexOf("/organiser/reports?after="));

        var second = desk.get(link.substring(0, link.indexOf('"')));

        assertThat(first.split("class=\"item\"", -1)).hasSize(50 + 1);
        assertThat(second.body()).contains("/dismiss\"");
        assertThat(dismissals(second.body())).doesNotContainAnyElementsOf(dismissals(first));
        db.sql("delete from report where note = 'Otra página'").update();
    }

    @Test
    void theDeskIsForOrganisers() {
        assertThat(reader.get("/organiser/reports").header("Location")).startsWith("/signin");
        reader.with(crowd.person("Nora", "Cali").token());
        assertThat(reader.get("/organiser/reports").status()).isEqualTo(403);
    }

    private void report(String note) {
        assertThat(given.player()
                        .post(
                                "/api/public/videos/" + video + "/reports",
                                Map.of("reason", "somebody_elses", "note", note))
                        .status())
                .isEqualTo(201);
    }

    private static List<String> dismissals(String page) {
        return Pattern.compile("/organiser/reports/([0-9a-f-]+)/dismiss")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
