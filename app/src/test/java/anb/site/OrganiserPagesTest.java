package anb.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import anb.Given;
import anb.RealParts;
import anb.accounts.Crowd;
import anb.videos.VideoId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

        assertThat(replayed.header("Location")).isEqualTo("/organiser");
        assertThat(organiser.get("/organiser").body()).doesNotContain(reason);
        assertThat(organiser.get("/organiser/audit").body()).contains("replay job " + job);
    }

    @Test
    void whatAnOrganiserLooksAtIsInTheAuditAndWhatWasRefusedToo() {
        var csrf = organiser.get("/organiser/videos").csrf();
        var nothing = UUID.randomUUID();
        organiser.post("/organiser/videos/" + nothing + "/hide", Map.of("_csrf", csrf, "reason", "ajeno"));

        await().untilAsserted(() -> assertThat(organiser.get("/organiser/audit").body())
                .contains("GET /organiser/videos", "POST /organiser/videos/" + nothing + "/hide"));
    }

    @Test
    void aHiddenVideoIsGoneUntilItIsRestored() {
        var id = given.publishedOnPaper(crowd.person("Olga", "Neiva").id(), "Tapón <b>");
        var csrf = organiser.get("/organiser/videos").csrf();

        organiser.post("/organiser/videos/" + id + "/hide", Map.of("_csrf", csrf, "reason", "ajeno"));
        assertThat(new Reader(port).get("/videos/" + id).status()).isEqualTo(404);
        assertThat(organiser.get("/organiser/videos?which=HIDDEN").body()).contains("Tapón &lt;b&gt;", "ajeno");

        organiser.post("/organiser/videos/" + id + "/restore", Map.of("_csrf", csrf));
        assertThat(new Reader(port).get("/videos/" + id).status()).isEqualTo(200);
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
