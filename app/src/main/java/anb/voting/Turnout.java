package anb.voting;

import anb.editions.Edition;
import anb.editions.EditionId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How many votes were cast in each of the last hours, withdrawn ones among them. */
@Repository
public class Turnout {

    public static final int HOURS = 48;

    /** Counting reads every event of two days. */
    private static final Duration FRESH = Duration.ofSeconds(30);

    private final JdbcClient db;
    private final InstantSource clock;
    private volatile @Nullable Seen seen;

    Turnout(JdbcClient db, InstantSource clock) {
        this.db = db;
        this.clock = clock;
    }

    /** An hour by the clocks of the contest. */
    public record Hour(Instant begins, long votes) {}

    private record Seen(EditionId edition, List<Hour> hours, Instant until) {}

    /** The last {@value #HOURS}, the present one last; at most half a minute old. */
    public List<Hour> lastHours(Edition edition) {
        var now = clock.instant();
        var last = seen;
        if (last == null || !last.edition().equals(edition.id()) || last.until().isBefore(now)) {
            last = new Seen(edition.id(), read(edition), now.plus(FRESH));
            seen = last;
        }
        return last.hours();
    }

    private List<Hour> read(Edition edition) {
        return db.sql("""
                select hour.begins, coalesce(counted.votes, 0) as votes
                from generate_series(date_trunc('hour', now(), :zone) - make_interval(hours => :hours - 1),
                                     date_trunc('hour', now(), :zone), interval '1 hour') hour (begins)
                left join (select date_trunc('hour', at, :zone) as begins, count(*) as votes
                           from vote_event
                           where delta > 0 and at >= now() - make_interval(hours => :hours)
                           group by 1) counted using (begins)
                order by begins
                """)
                .param("zone", edition.zone().getId())
                .param("hours", HOURS)
                .query((row, n) -> new Hour(row.getTimestamp("begins").toInstant(), row.getLong("votes")))
                .list();
    }
}
