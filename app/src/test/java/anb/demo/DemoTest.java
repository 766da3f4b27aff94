package anb.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import anb.Given;
import anb.RealParts;
import anb.demo.Cast.Clip;
import anb.demo.Cast.Ending;
import anb.demo.Cast.Fan;
import anb.demo.Cast.Player;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The demo, with fewer players. */
@RealParts
@ExtendWith(OutputCaptureExtension.class)
class DemoTest {

    @Autowired
    Demo demo;

    @Autowired
    DemoCommand command;

    @Autowired
    Given given;

    @Autowired
    JdbcClient db;

    private final String last = "Demo" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void clipsInEveryStateComeOfItAndVotesOfSeveralDays() throws IOException, InterruptedException {
        List<String> said = new ArrayList<>();
        var fans = IntStream.range(0, 12)
                .mapToObj(n -> new Fan("Hincha" + n, last, "Neiva"))
                .toList();

        demo.play(
                List.of(
                        player("Ada", 42, 50, 40, Ending.PUBLISHED, Ending.BROKEN, Ending.WAITING),
                        player("Bea", 8, 0, 0, Ending.HIDDEN)),
                fans,
                said::add);

        assertThat(clipsOf("Ada"))
                .containsExactlyInAnyOrder("PUBLISHED processed true", "BROKEN failed false", "WAITING uploaded false");
        assertThat(clipsOf("Bea")).containsExactly("HIDDEN processed false");
        assertThat(number("""
                select count(distinct cast_at::date) from vote join account on account.id = voter where last_name = :last
                """)).isGreaterThan(2);
        assertThat(number("""
                select count(*) from vote join account on account.id = voter, edition
                where last_name = :last and is_default and cast_at >= date_trunc('day', now(), zone)
                """)).isPositive();
        assertThat(said).anyMatch(step -> step.contains("clip 4 of 4")).anyMatch(step -> step.contains("vote"));
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(differences())
                .isEmpty());
    }

    @Test
    void wherePeopleAreAlreadyNothingIsDone(CapturedOutput output) {
        given.publishedVideo();

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

    private Player player(String firstName, int number, int before, int today, Ending... endings) {
        var clips =
                List.of(endings).stream().map(end -> new Clip(end.name(), end)).toList();
        return new Player(firstName, last, "Neiva", number, before, today, clips);
    }

    /** Title, status, and whether it is public, as their owner sees them. */
    private List<String> clipsOf(String firstName) {
        var me = given.visitor().signIn(People.email(firstName, last), People.PASSWORD);
        List<String> clips = new ArrayList<>();
        for (JsonNode clip : me.get("/api/videos").body()) {
            clips.add(clip.path("title").asString() + " " + clip.path("status").asString() + " "
                    + clip.path("published").asBoolean());
        }
        return clips;
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
