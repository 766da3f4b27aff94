package anb.site;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import anb.Given;
import anb.RealParts;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Work on the organiser's desk as it goes on, while they look. */
@RealParts
class LiveDeskTest {

    private static final String ANEW = "/site/organiser/work";
    private static final int AGAIN = 5;

    /** One entry before the hour is full, and one behind it. */
    private static final long ACROSS_THE_HOUR = 2;

    @LocalServerPort
    int port;

    @Autowired
    Given given;

    @Autowired
    JdbcClient db;

    private final UUID job = UUID.randomUUID();

    @AfterEach
    void gone() {
        db.sql("delete from job where id = :id").param("id", job).update();
    }

    @Test
    @EnabledIf("anb.site.Chromium#isThere")
    void whatWorkersDoIsSeenWithoutAskingAndWhatIsReadStays() {
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
        try (var chromium = new Chromium(port)) {
            var desk = open(chromium);
            running(40);
            var row = desk.locator("#running tr", new Page.LocatorOptions().setHasText(job.toString()));
            secondsPass(desk);
            assertThat(row).containsText("40");
            running(41);
            secondsPass(desk);
            assertThat(row).containsText("41");

            dies("la tienda no responde");

            var dead = desk.locator("#dead li", new Page.LocatorOptions().setHasText(job.toString()));
            secondsPass(desk);
            assertThat(dead).containsText("la tienda no responde");
            assertThat(row).hasCount(0);
            dead.locator("button").focus();
            dies("otra cosa");
            var at = desk.locator("#at").textContent();
            secondsPass(desk);
            assertThat(desk.locator("#at")).not().hasText(at);
            assertThat(dead).containsText("la tienda no responde");
            dead.locator("button").blur();
            secondsPass(desk);
            assertThat(dead).containsText("otra cosa");
            chromium.requireContent();
        }
    }

    @Test
    @EnabledIf("anb.site.Chromium#isThere")
    void whoIsNoLongerSignedInIsToldThatWhatTheySeeIsOld() {
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
        try (var chromium = new Chromium(port)) {
            var desk = open(chromium);
            assertThat(desk.locator("[data-live-away]")).isHidden();

            desk.context().clearCookies();
            secondsPass(desk);

            assertThat(desk.locator("[data-live-away]")).containsText("ya no es actual");
        }
    }

    @Test
    void thatAPageAsksAgainIsInTheAuditOnceAnHourAndForOrganisersAlone() {
        var desk = new Reader(port).with(given.admin().token());
        var organiser = given.admin().get("/api/auth/profile").body().path("id").asString();
        long before = db.sql("select coalesce(max(number), 0) from audit")
                .query(Long.class)
                .single();

        var now = desk.get(ANEW);

        assertThat(now.status()).isEqualTo(200);
        assertThat(now.body()).contains("id=\"running\"").doesNotContain("<html");
        assertThat(now.header("Cache-Control")).contains("no-store");
        assertThat(new Reader(port).get(ANEW).status()).isEqualTo(401);
        assertThat(new Reader(port).with(given.player().token()).get(ANEW).status())
                .isEqualTo(403);
        await().untilAsserted(() -> assertThat(askedBy(organiser, 0)).isPositive());
        for (int n = 0; n < AGAIN; n++) {
            desk.get(ANEW);
        }
        var mark = UUID.randomUUID().toString();
        desk.get("/organiser/videos?before=" + mark);
        await().until(() -> db.sql("select exists (select from audit where act like '%' || :mark)")
                .param("mark", mark)
                .query(Boolean.class)
                .single());
        assertThat(askedBy(organiser, before)).isLessThanOrEqualTo(ACROSS_THE_HOUR);
        assertThat(db.sql("select distinct outcome from audit where who = :who and act = 'GET ' || :path")
                        .param("who", organiser)
                        .param("path", ANEW)
                        .query(String.class)
                        .list())
                .containsExactly("200");
    }

    /** How many entries say so behind one of a number. */
    private long askedBy(String who, long before) {
        return db.sql("select count(*) from audit where who = :who and act = 'GET ' || :path and number > :before")
                .param("who", who)
                .param("path", ANEW)
                .param("before", before)
                .query(Long.class)
                .single();
    }

    private Page open(Chromium chromium) {
        var desk = chromium.newPerson();
        chromium.signIn(desk, given.admin().token());
        desk.clock().install();
        desk.navigate("/organiser");
        return desk;
    }

    /** As many as the page waits. */
    private static void secondsPass(Page desk) {
        desk.clock().fastForward(6_000);
    }

    private void running(int percent) {
        db.sql("""
                insert into job (id, kind, lane, subject, owner, state, turn, attempts, fence, worker, leased_until, started_at,
                                 phase, percent)
                values (:job, 'render', 'heavy', :job, :job, 'running', 0, 1, nextval('job_fence'), 'worker-9',
                        now() + interval '5 minutes', now(), 'encoding', :percent)
                on conflict (id) do update set percent = excluded.percent
                """).param("job", job).param("percent", percent).update();
    }

    private void dies(String reason) {
        db.sql("""
                update job set state = 'dead', worker = null, leased_until = null, phase = null, percent = null,
                       failures = 1, reason = :reason, finished_at = now()
                where id = :job
                """).param("job", job).param("reason", reason).update();
    }
}
