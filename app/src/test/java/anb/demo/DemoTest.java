package anb.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import anb.Given;
import anb.RealParts;
import anb.WithinOneHour;
import anb.accounts.Crowd;
import anb.audit.Audit;
import anb.demo.Cast.Clip;
import anb.demo.Cast.Ending;
import anb.demo.Cast.Fan;
import anb.demo.Cast.Player;
import anb.jobs.Jobs;
import anb.videos.VideoJobs;
import anb.videos.VideoStatus;
import anb.videos.Videos;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** The demo, with fewer players. */
@RealParts
@ExtendWith({OutputCaptureExtension.class, WithinOneHour.class})
class DemoTest {

    @Autowired
    Demo demo;

    @Autowired
    DemoCommand command;

    @Autowired
    Delay delay;

    @Autowired
    Jury jury;

    @Autowired
    Audit audit;

    @Autowired
    Jobs jobs;

    @Autowired
    Videos videos;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Crowd crowd;

    @Autowired
    Given given;

    @Autowired
    JdbcClient db;

    private final String last = "Demo" + UUID.randomUUID().toString().substring(0, 8);

    /** Other tests vote too, and count who is dead. */
    @AfterEach
    void theContestHasNoEndAndNoAccidents() {
        db.sql("update edition set voting_until = null").update();
        db.sql("delete from job where state = 'dead' and reason = 'the store does not answer'")
                .update();
        db.sql("delete from report where reporter in (select id from account where last_name = :last)")
                .param("last", last)
                .update();
    }

    @Test
    void clipsComeTheirWayAndVotesOfSeveralDays() throws IOException, InterruptedException {
        List<String> said = new ArrayList<>();
        var fans = IntStream.range(0, 12)
                .mapToObj(n -> new Fan("Hincha" + n, last, "Neiva"))
                .toList();
        var player = new Player(
                "Ada",
                last,
                "Neiva",
                42,
                50,
                40,
                List.of(new Clip("Contraataque completo", Ending.PUBLISHED), new Clip("Se rompe", Ending.BROKEN)));

        demo.play(List.of(player), fans, said::add);

        var me = given.visitor().signIn(People.email("Ada", last), People.PASSWORD);
        var clips = me.get("/api/videos").body();
        assertThat(clips)
                .extracting(DemoTest::state)
                .containsExactlyInAnyOrder("Contraataque completo processed true ", "Se rompe failed false unreadable");
        assertThat(clips.findValuesAsString("description"))
                .hasSize(2)
                .allMatch(seen -> seen.contains("muestra el 42. Un balón naranja"))
                .doesNotHaveDuplicates();
        assertThat(number("""
                select count(distinct cast_at::date) from vote join account on account.id = voter where last_name = :last
                """)).isGreaterThan(2);
        assertThat(number("""
                select count(*) from vote join account on account.id = voter, edition
                where last_name = :last and is_default and cast_at >= date_trunc('day', now(), zone)
                """)).isPositive();
        assertThat(number("""
                select count(*) from vote_event join video on video.id = video join account on account.id = player
                where last_name = :last and at < now() - interval '1 day'
                """)).isPositive();
        assertThat(number("select count(*) from account where last_name = :last and suspended_at is not null"))
                .isEqualTo(1);
        assertThat(number("""
                select count(*) from report join account on account.id = reporter
                where last_name = :last and suspended_at is not null
                """)).isEqualTo(1);
        assertThat(number("""
                select count(*) from job join job_attempt on job_attempt.job = job.id
                where state = 'dead' and job.reason = 'the store does not answer' and log_tail is not null
                """)).isEqualTo(1);
        assertThat(number("select count(*) from edition where is_default and voting_until > now()"))
                .isEqualTo(1);
        assertThat(said).anyMatch(step -> step.contains("clip 2 of 2")).anyMatch(step -> step.contains("vote"));
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(differences()).isEmpty());
    }

    /** In one transaction: a worker of this node that saw the job before would end it. */
    @Test
    void whatIsPutOffWaitsAlthoughAWorkerHadBegun() {
        var player = crowd.person("Espera", "Neiva").id();
        var clip = given.uploadedOnPaper(player, "En fila");
        transaction.executeWithoutResult(status -> {
            jobs.enqueue(VideoJobs.RENDER, clip.value(), player.value());
            db.sql("update video set status = 'processing' where id = :id")
                    .param("id", clip.value())
                    .update();
            delay.putOff(clip, player);
        });

        assertThat(videos.find(clip).orElseThrow().status()).isEqualTo(VideoStatus.UPLOADED);
        assertThat(db.sql("select due_at > now() from job where subject = :id and state = 'queued'")
                        .param("id", clip.value())
                        .query(Boolean.class)
                        .list())
                .containsExactly(true);
        jobs.cancel(VideoJobs.RENDER, clip.value());
        db.sql("delete from video where id = :id").param("id", clip.value()).update();
    }

    @Test
    void whatIsHiddenIsSoWithAReasonAndInTheAudit() {
        var player = crowd.person("Oculta", "Neiva").id();
        var hidden = given.publishedOnPaper(player, "Con marca");
        var withdrawn = given.publishedOnPaper(player, "Mejor no");

        jury.end(player, hidden, Ending.HIDDEN);
        jury.end(player, withdrawn, Ending.WITHDRAWN);

        assertThat(videos.find(hidden).orElseThrow().published()).isFalse();
        assertThat(videos.find(withdrawn).orElseThrow().published()).isFalse();
        assertThat(audit.latest(20, null)).anyMatch(entry -> entry.act().equals("hide video " + hidden));
    }

    @Test
    void wherePeopleAreAlreadyNothingIsDone(CapturedOutput output) {
        given.publishedOnPaper(crowd.person("Antes", "Neiva").id(), "Ya está");

        command.run(new DefaultApplicationArguments("--anb.demo"));

        assertThat(output.getOut()).contains("demo: this database has players or videos already; nothing was changed.");
        assertThat(number("select count(*) from account where email = 'valeria.rojas@example.org'"))
                .isZero();
    }

    @Test
    void itIsPlayedInSixCitiesWithADozenClipsAndNamesThatAreAllDifferent() {
        var emails = new HashSet<String>();
        Cast.PLAYERS.forEach(player -> emails.add(People.email(player.firstName(), player.lastName())));
        Cast.FANS.forEach(fan -> emails.add(People.email(fan.firstName(), fan.lastName())));

        assertThat(emails).hasSize(Cast.PLAYERS.size() + Cast.FANS.size());
        assertThat(Cast.PLAYERS.stream().map(Player::city).distinct()).hasSize(6);
        assertThat(Cast.PLAYERS.stream().flatMap(player -> player.clips().stream()))
                .hasSize(12)
                .extracting(Clip::ending)
                .contains(Ending.values());
    }

    /** Title, status, whether it is public, and why it failed, as its owner sees it. */
    private static String state(JsonNode clip) {
        return clip.path("title").asString() + " " + clip.path("status").asString() + " "
                + clip.path("published").asBoolean() + " "
                + clip.path("failure").path("code").asString("");
    }

    /** Between rows about these players and their clips. */
    private List<String> differences() {
        var ours = db.sql("""
                select id::text from account where last_name = :last
                union all select video.id::text from video join account on account.id = player where last_name = :last
                """).param("last", last).query(String.class).list();
        List<String> found = new ArrayList<>();
        for (JsonNode difference : given.admin().get("/api/admin/check").body()) {
            if (ours.stream().anyMatch(difference.path("subject").asString()::contains)) {
                found.add(difference.toString());
            }
        }
        return found;
    }

    private long number(String query) {
        return db.sql(query).param("last", last).query(Long.class).single();
    }
}
