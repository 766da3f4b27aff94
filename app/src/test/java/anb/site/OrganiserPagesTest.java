package anb.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import anb.Given;
import anb.RealParts;
import anb.accounts.Crowd;
import anb.audit.Actor;
import anb.audit.Audit;
import anb.problem.ErrorCode;
import anb.videos.VideoId;
import anb.videos.VideoProgress;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The organiser's desk, and who does not get to it. */
@RealParts
class OrganiserPagesTest {

    @LocalServerPort
    int port;

    @Autowired
    Given given;

    @Autowired
    Crowd crowd;

    @Autowired
    Audit audit;

    @Autowired
    VideoProgress progress;

    @Autowired
    JdbcClient db;

    private Reader organiser;

    @BeforeEach
    void signIn() {
        organiser = new Reader(port).with(given.admin().token());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/organiser", "/organiser/videos", "/organiser/audit", "/organiser/ranking.csv"})
    void nobodyElseGetsIn(String path) {
        var visitor = new Reader(port).get(path);
        var player = new Reader(port).with(given.player().token()).get(path);

        assertThat(visitor.status()).isEqualTo(303);
        assertThat(visitor.header("Location")).startsWith("/signin");
        assertThat(player.status()).isEqualTo(403);
        assertThat(organiser.get(path).status()).isEqualTo(200);
        assertThat(organiser.get(path).header("Cache-Control")).contains("no-store");
    }

    @Test
    void aDeadJobIsShownWithItsReasonAndReplayed() {
        var job = UUID.randomUUID();
        var reason = "the store was away " + job;
        db.sql("""
                insert into job (id, kind, lane, subject, owner, state, turn, attempts, failures, reason, finished_at)
                values (:job, 'erase', 'light', :job, :job, 'dead', 0, 3, 3, :reason, now())
                """).param("job", job).param("reason", reason).update();

        var page = organiser.get("/organiser");
        assertThat(page.body()).contains(reason);
        var replayed = organiser.post("/organiser/jobs/" + job + "/replay", Map.of("_csrf", page.csrf()));

        assertThat(replayed.header("Location")).isEqualTo("/organiser?done=replayed");
        assertThat(organiser.get(replayed.header("Location")).body()).contains("La tarea se repite.");
        assertThat(organiser.get("/organiser").body()).doesNotContain(reason);
        assertThat(organiser.get("/organiser/audit").body()).contains("replay job " + job);
    }

    @Test
    void whatAnOrganiserLooksAtIsInTheAuditAndWhatWasRefusedToo() {
        var csrf = organiser.get("/organiser/videos").csrf();
        var nothing = UUID.randomUUID();
        organiser.post("/organiser/videos/" + nothing + "/hide", Map.of("_csrf", csrf, "reason", "ajeno"));

        var refused = "POST /organiser/videos/" + nothing + "/hide";
        await().untilAsserted(() -> {
            assertThat(organiser.get("/organiser/audit?reads=true").body()).contains("GET /organiser/videos", refused);
            assertThat(organiser.get("/organiser/audit").body())
                    .contains(refused)
                    .doesNotContain("GET /organiser/videos");
        });
    }

    @Test
    void theAuditNamesWhoItWasAndWhatItWasAbout() {
        var organiserId = db.sql("select id from account where role = 'admin' and erased_at is null limit 1")
                .query(UUID.class)
                .single();
        var video = given.publishedOnPaper(crowd.person("Olga", "Neiva").id(), "Tapón " + UUID.randomUUID());
        audit.write(new Actor(organiserId.toString(), "here", "1"), "hide video " + video, "hidden");

        var name = db.sql("select first_name || ' ' || last_name from account where id = :id")
                .param("id", organiserId)
                .query(String.class)
                .single();

        assertThat(organiser.get("/organiser/audit").body())
                .contains(titles(List.of(video)).getFirst() + " · Olga Prueba", ">" + name + "<br>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/organiser/videos", "/organiser/audit"})
    void whatIsLongIsReadPageByPage(String path) {
        var player = crowd.person("Olga", "Neiva").id();
        var mark = UUID.randomUUID() + " ";
        for (int n = 0; n < 51; n++) {
            given.publishedOnPaper(player, mark + n);
            audit.write(Actor.atTheCommandLine(), mark + n, "turned");
        }

        var first = organiser.get(path).body();
        var link = Pattern.compile("href=\"(" + path + "[^\"]*before=[^\"]*)\"").matcher(first);
        assertThat(link.find()).isTrue();
        var second = organiser.get(link.group(1).replace("&amp;", "&")).body();

        assertThat(first).contains(mark + "50<").doesNotContain(mark + "0<");
        assertThat(second).contains(mark + "0<").doesNotContain(mark + "50<");
    }

    @Test
    void aVideoIsFoundByAPartOfItsTitleOrOfItsPlayerWhateverItsState() {
        var player = crowd.person("Zulmarí", "Neiva").id();
        var open = given.publishedOnPaper(player, "Gancho <cielo>");
        var waiting = given.uploadedOnPaper(player, "Tapón");
        try {
            var byPlayer = organiser.get("/organiser/videos?q=ULMARI").body();
            var unfinished =
                    organiser.get("/organiser/videos?which=UNFINISHED&q=ulmari").body();

            assertThat(byPlayer)
                    .contains("Gancho &lt;cielo", ">Tapón<", "value=\"ULMARI\"", "which=FAILED&amp;q=ULMARI");
            assertThat(unfinished).contains(">Tapón<").doesNotContain("Gancho");
            assertThat(organiser.get("/organiser/videos?q=cielo%3E").body()).contains("/videos/" + open);
            assertThat(organiser.get("/organiser/videos?q=nobody-plays-this").body())
                    .contains("No hay videos así.");
        } finally {
            db.sql("delete from video where id = :id")
                    .param("id", waiting.value())
                    .update();
        }
    }

    @Test
    void whyNothingCouldBeMadeOfAVideoIsSaidInWordsAndInTheFileByItsCode() {
        var video = given.uploadedOnPaper(crowd.person("Iván", "Neiva").id(), "Borroso");
        progress.failed(video, ErrorCode.UNREADABLE, List.of());
        var path = "/organiser/videos?which=FAILED&q=borroso";

        assertThat(organiser.get(path).body()).contains("Con problema: Video ilegible<");
        assertThat(organiser.get(path, "Accept-Language", "en").body()).contains("With a problem: Unreadable video<");
        assertThat(organiser.get("/organiser/videos.csv").body())
                .containsPattern(video + "\",\"Borroso\",.*,\"failed\",false,,\"unreadable\",0,");
    }

    @Test
    void aHiddenVideoIsGoneUntilItIsRestored() {
        var player = crowd.person("Olga", "Neiva");
        var id = given.publishedOnPaper(player.id(), "Tapón <b>");
        var own = new Reader(port).with(player.token());
        var csrf = organiser.get("/organiser/videos").csrf();

        var hidden = organiser.post("/organiser/videos/" + id + "/hide", Map.of("_csrf", csrf, "reason", "ajeno"));
        assertThat(organiser.get(hidden.header("Location")).body()).contains("El video quedó oculto.");
        assertThat(new Reader(port).get("/videos/" + id).status()).isEqualTo(404);
        assertThat(organiser.get("/organiser/videos?which=HIDDEN").body()).contains("Tapón &lt;b&gt;", "ajeno");

        assertThat(own.get("/my/videos/" + id).body())
                .contains("La organización lo sacó")
                .doesNotContain("/publish\"");

        var page = organiser.get("/organiser/videos?which=HIDDEN&q=olga").body();
        assertThat(page)
                .contains(
                        "Mostrar<span class=\"unseen\"> Tapón &lt;b",
                        "value=\"/organiser/videos?which=HIDDEN&amp;q=olga\"");
        var silent = organiser.post("/organiser/videos/" + id + "/restore", Map.of("_csrf", csrf));
        assertThat(silent.status()).isEqualTo(400);
        var restored = organiser.post(
                "/organiser/videos/" + id + "/restore",
                Map.of("_csrf", csrf, "reason", "Sí es suyo", "next", "/organiser/videos?which=HIDDEN&q=olga"));
        assertThat(restored.header("Location")).isEqualTo("/organiser/videos?which=HIDDEN&q=olga&done=restored");
        assertThat(new Reader(port).get("/videos/" + id).status()).isEqualTo(200);
    }

    @Test
    void ofAVideoThatThePublicDoesNotSeeAllTheSameNothingElseIsSaid() {
        var failed = given.uploadedOnPaper(crowd.person("Olga", "Neiva").id(), "Borroso");
        progress.failed(failed, ErrorCode.UNREADABLE, List.of());
        var form = Map.of("_csrf", organiser.get("/organiser/videos").csrf(), "reason", "Sí es suyo");
        organiser.post("/organiser/videos/" + failed + "/hide", form);

        var restored = organiser.post("/organiser/videos/" + failed + "/restore", form);

        assertThat(restored.header("Location")).isEqualTo("/organiser/videos?done=uncovered");
        assertThat(organiser.get(restored.header("Location")).body())
                .contains("La organización ya no lo oculta, pero el público todavía no lo ve.")
                .doesNotContain("se muestra de nuevo");
    }

    @Test
    void aFileThatWasEnteredBeforeIsMarkedWithItsFirstEntry() {
        var first = given.publishedOnPaper(crowd.person("Rita", "Pasto").id(), "Original " + UUID.randomUUID());
        var second = given.publishedOnPaper(crowd.person("Saúl", "Pasto").id(), "Copia " + UUID.randomUUID());
        db.sql("update video set duplicate_of = :first where id = :second")
                .param("first", first.value())
                .param("second", second.value())
                .update();

        var duplicates = organiser.get("/organiser/videos?which=DUPLICATE").body();

        assertThat(titles(List.of(first, second)))
                .allSatisfy(title -> assertThat(duplicates).contains(title));
        assertThat(duplicates).contains("El mismo archivo que").doesNotContain("/videos/" + first);
    }

    private List<String> titles(List<VideoId> ids) {
        return db.sql("select title from video where id in (:ids)")
                .param("ids", ids.stream().map(VideoId::value).toList())
                .query(String.class)
                .list();
    }
}
