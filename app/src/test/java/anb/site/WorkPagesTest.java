package anb.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import anb.jobs.Nodes;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What organisers see of jobs, and what they do about those that died. */
class WorkPagesTest extends PagesFixture {

    /** Of a kind that no worker takes. */
    private static final String KIND = "work-pages-test";

    private static final Pattern COUNTED = Pattern.compile("Tareas muertas \\(([\\d.]+)\\)");

    @Autowired
    JdbcClient db;

    @BeforeEach
    void signIn() {
        reader.with(given.admin().token());
    }

    @AfterEach
    void noneIsLeft() {
        db.sql("delete from job where kind = :kind").param("kind", KIND).update();
        db.sql("delete from worker where name like 'desk-%'").update();
    }

    @Test
    void whoWorksIsSeenIdleOrNot() {
        Nodes.add(db, "desk-idle", "desk-leaving", "desk-killed");

        var page = reader.get("/site/organiser/work").body();

        assertThat(row(page, "desk-idle")).contains("Trabaja<", "2 de video, 4 ligeros", "1.2.3");
        assertThat(row(page, "desk-leaving")).contains("Termina lo que hace");
        assertThat(row(page, "desk-killed")).contains("Sin señal desde las ").doesNotContain("Termina");
        assertThat(page).doesNotContain("nada se procesa");
    }

    @Test
    void thatNobodyWorksIsSaidToWhoLooksAndToWhoIsReadTo() {
        await().untilAsserted(() -> {
            Nodes.silence(db);
            var page = reader.get("/organiser").body();
            assertThat(page)
                    .containsPattern(
                            "<p class=\"notice bad\">No hay señal de ningún trabajador desde .+: nada se procesa")
                    .containsPattern("data-told=\"[^\"]+ muertas\\. No hay señal de ningún trabajador");
        });
    }

    private static String row(String page, String worker) {
        return page.substring(page.indexOf(worker), page.indexOf("</tr>", page.indexOf(worker)));
    }

    @Test
    void whatWaitsAndWhatDiedIsNamedByItsTitleAndPlayer() {
        var video = given.publishedVideo().value();
        job(video, "queued");
        job(video, "dead");

        var page = reader.get("/organiser").body();

        var title = db.sql("select title from video where id = :id")
                .param("id", video)
                .query(String.class)
                .single();
        assertThat(page.substring(page.indexOf("id=\"waiting\""), page.indexOf("id=\"dead\"")))
                .contains(title + " · ", video.toString());
        assertThat(page.substring(page.indexOf("id=\"dead\""))).contains(title + " · ", video.toString());
    }

    @Test
    void theDeadAreCountedAndReadPageByPage() {
        for (int n = 0; n <= WorkPage.Dead.SHOWN; n++) {
            job(UUID.randomUUID(), "dead");
        }
        long before = dead();

        var first = reader.get("/organiser").body();
        var second = reader.get("/organiser?dead=2").body();

        assertThat(counted(first)).isBetween(before, dead());
        assertThat(first).contains("href=\"/organiser?dead=2\"");
        assertThat(second).contains("class=\"item failed\"", "data-live=\"/site/organiser/work?dead=2\"");
        assertThat(reader.get("/site/organiser/work?dead=2").body()).contains("href=\"/organiser\" rel=\"prev\"");
        assertThat(reader.get("/organiser?dead=0").status()).isEqualTo(400);
    }

    @Test
    void whoReplaysOneOrLooksAgainStaysOnTheirPage() {
        var unknown = job(UUID.randomUUID(), "dead");
        for (int n = 0; n < WorkPage.Dead.SHOWN; n++) {
            job(UUID.randomUUID(), "dead");
        }

        var page = reader.get("/organiser?dead=2");
        var replayed = reader.post(
                "/organiser/jobs/" + unknown + "/replay", Map.of("_csrf", page.csrf(), "next", "/organiser?dead=2"));

        assertThat(page.body())
                .contains("href=\"/organiser?dead=2\">Actualizar<", "name=\"next\" value=\"/organiser?dead=2\"");
        assertThat(replayed.header("Location")).isEqualTo("/organiser?dead=2&done=kept");
    }

    @Test
    void allThatDiedRunOnceMoreWhereThatIsConfirmed() {
        var jobs = new UUID[] {dies(), dies()};
        var page = reader.get("/organiser");
        assertThat(page.body()).contains("Repetir todas", "Sí, repetir todas");

        var replayed = reader.post("/organiser/dead/replay", Map.of("_csrf", page.csrf()));

        assertThat(replayed.header("Location")).isEqualTo("/organiser?done=revived");
        assertThat(reader.get(replayed.header("Location")).body()).contains("Las tareas muertas se repiten.");
        assertThat(db.sql("select count(*) from job where id = any (:ids) and state = 'dead'")
                        .param("ids", jobs)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void whatCannotRunOnceMoreIsLeftAndSaid() {
        var job = dies();
        var unknown = job(UUID.randomUUID(), "dead");
        var csrf = Map.of("_csrf", reader.get("/organiser").csrf());

        var one = reader.post("/organiser/jobs/" + unknown + "/replay", csrf);
        var all = reader.post("/organiser/dead/replay", csrf);

        assertThat(one.header("Location")).isEqualTo("/organiser?done=kept");
        assertThat(reader.get(one.header("Location")).body()).contains("La tarea no se repite: ");
        assertThat(all.header("Location")).isEqualTo("/organiser?done=left");
        assertThat(reader.get(all.header("Location")).body()).containsPattern("Siguen muertas: [1-9]");
        assertThat(state(unknown)).isEqualTo("dead");
        assertThat(state(job)).isNotEqualTo("dead");
    }

    private long dead() {
        return db.sql("select count(*) from job where state = 'dead'")
                .query(Long.class)
                .single();
    }

    private static long counted(String page) {
        var number = COUNTED.matcher(page);
        assertThat(number.find()).as(page).isTrue();
        return Long.parseLong(number.group(1).replaceAll("\\D", ""));
    }

    private String state(UUID job) {
        return db.sql("select state from job where id = :id")
                .param("id", job)
                .query(String.class)
                .single();
    }

    /** A job that workers know what to do with: nothing, since there is no such video. */
    private UUID dies() {
        var id = UUID.randomUUID();
        db.sql("""
                insert into job (id, kind, lane, subject, owner, state, turn, attempts, failures, reason, finished_at)
                values (:id, 'erase', 'light', :id, :id, 'dead', 0, 3, 3, 'the store was away', now())
                """).param("id", id).update();
        return id;
    }

    private UUID job(UUID subject, String state) {
        var id = UUID.randomUUID();
        db.sql("""
                insert into job (id, kind, lane, subject, owner, state, turn, reason, finished_at)
                values (:id, :kind, 'heavy', :subject, :subject, :state, -1,
                        case :state when 'dead' then 'tried' end, case :state when 'dead' then now() end)
                """)
                .param("id", id)
                .param("kind", KIND)
                .param("subject", subject)
                .param("state", state)
                .update();
        return id;
    }
}
