package anb.editions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The edition that is held, read from its table; organisers change that by SQL. */
@Repository
public class Editions {

    /** How long a change of a window may go unnoticed by a node: asked for with every upload and vote, changed rarely. */
    private static final Duration FRESH = Duration.ofSeconds(2);

    private final JdbcClient db;
    private final InstantSource clock;
    private volatile @Nullable Seen seen;

    Editions(JdbcClient db, InstantSource clock) {
        this.db = db;
        this.clock = clock;
    }

    /** The default edition, at most two seconds old. */
    public Edition current() {
        var now = clock.instant();
        var last = seen;
        if (last == null || last.until().isBefore(now)) {
            last = new Seen(read(), now.plus(FRESH));
            seen = last;
        }
        return last.edition();
    }

    private Edition read() {
        return db.sql("""
                        select id, name, zone, uploads_from, uploads_until, voting_from, voting_until
                        from edition where is_default
                        """).query((row, index) -> edition(row)).single();
    }

    private static Edition edition(ResultSet row) throws SQLException {
        return new Edition(
                new EditionId(row.getObject("id", UUID.class)),
                row.getString("name"),
                ZoneId.of(row.getString("zone")),
                new Window(instant(row, "uploads_from"), instant(row, "uploads_until")),
                new Window(instant(row, "voting_from"), instant(row, "voting_until")));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private record Seen(Edition edition, Instant until) {}
}
