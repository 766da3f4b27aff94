package anb.voting;

import static org.assertj.core.api.Assertions.assertThat;

import anb.Given;
import anb.RealParts;
import anb.WithinOneHour;
import anb.accounts.Crowd;
import anb.editions.Editions;
import anb.voting.Turnout.Hour;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@RealParts
@ExtendWith(WithinOneHour.class)
class TurnoutTest {

    @Autowired
    Given given;

    @Autowired
    Crowd crowd;

    @Autowired
    BallotBox ballots;

    @Autowired
    Editions editions;

    @Autowired
    JdbcClient db;

    @Test
    void everyHourOfTwoDaysIsThereWithWhatWasCastInIt() {
        var video = given.publishedOnPaper(crowd.person("Hora", "Mocoa").id(), "Reloj");
        var before = hours();
        ballots.fill(video, 5, InstantSource.system().instant());
        happened(2, "40 hours");
        happened(1, "60 hours");
        db.sql("insert into vote_event (video, delta) values (:video, -1), (:video, 1)")
                .param("video", video.value())
                .update();

        var after = hours();

        assertThat(after).hasSize(48);
        for (int n = 1; n < after.size(); n++) {
            assertThat(Duration.between(after.get(n - 1).begins(), after.get(n).begins()))
                    .isEqualTo(Duration.ofHours(1));
        }
        assertThat(sum(after) - sum(before)).isEqualTo(5);
        assertThat(after.stream().limit(10).mapToLong(Hour::votes).sum()
                        - before.stream().limit(10).mapToLong(Hour::votes).sum())
                .isEqualTo(2);
    }

    @Test
    void hoursAreThoseOfTheContestsClocks() {
        assertThat(hours())
                .allSatisfy(hour -> assertThat(
                                hour.begins().atZone(editions.current().zone()).getMinute())
                        .isZero());
    }

    private List<Hour> hours() {
        return new Turnout(db, InstantSource.system()).lastHours(editions.current());
    }

    /** So many of the latest events happened so long ago. */
    private void happened(int events, String ago) {
        db.sql("""
                update vote_event set at = at - cast(:ago as interval)
                where id in (select id from vote_event where at > now() - interval '1 hour' order by id desc limit :events)
                """).param("ago", ago).param("events", events).update();
    }

    private static long sum(List<Hour> hours) {
        return hours.stream().mapToLong(Hour::votes).sum();
    }
}
