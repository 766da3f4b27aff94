package anb.moving;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Objects;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** PostgreSQL's {@code COPY} on the connection of the caller's transaction. The same rows are the same bytes everywhere. */
@Component
class Copying {

    /** The ranking as the votes make it; what waits to be counted included. */
    private static final String FROM_VOTES = """
            select video.edition, video.player, account.city_key, count(vote.voter) as votes,
                   coalesce(max(vote.cast_at), 'infinity') as last_vote_at
            from video join account on account.id = video.player left join vote on vote.video = video.id
            where video.published
            group by video.edition, video.player, account.city_key order by edition, player""";

    private static final String FROM_SCORES =
            "select edition, player, city_key, votes, last_vote_at from score order by edition, player";

    private final JdbcTemplate db;

    Copying(JdbcTemplate db) {
        this.db = db;
    }

    private interface Copy {
        long with(CopyManager copies) throws SQLException, IOException;
    }

    /** Times are written alike, whatever the server's settings. Until the end of the transaction. */
    void speakPlainly() {
        db.execute("set local timezone = 'UTC'");
        db.execute("set local datestyle = 'ISO, YMD'");
        db.execute("set local intervalstyle = 'postgres'");
        db.execute("set local extra_float_digits = 1");
        db.execute("set local bytea_output = 'hex'");
    }

    /** Writes the rows of a table, the first ones. */
    Line.Rows out(MovedTable table, long atMost, OutputStream out) throws IOException {
        var taking = new Fingerprint.Taking(out);
        long rows = run(copies -> copies.copyOut(table.out(atMost), taking));
        return new Line.Rows(
                table.name(),
                table.columns(),
                rows,
                taking.taken().bytes(),
                taking.taken().sha256());
    }

    /** Adds rows to a table. @return how many */
    long in(MovedTable table, Line.Rows rows, InputStream in) throws IOException {
        return run(copies -> copies.copyIn(table.in(rows.columns()), in));
    }

    /** The ranking there must be. */
    Line.Ranking rankingOfVotes() throws IOException {
        return ranking(FROM_VOTES);
    }

    /** The ranking there is. */
    Line.Ranking rankingOfScores() throws IOException {
        return ranking(FROM_SCORES);
    }

    private Line.Ranking ranking(String query) throws IOException {
        var taking = new Fingerprint.Taking(OutputStream.nullOutputStream());
        long players = run(copies -> copies.copyOut("copy (" + query + ") to stdout", taking));
        return new Line.Ranking(players, taking.taken().sha256());
    }

    private long run(Copy copy) throws IOException {
        try {
            return Objects.requireNonNull(db.<Long>execute((java.sql.Connection connection) -> {
                try {
                    return copy.with(connection.unwrap(PGConnection.class).getCopyAPI());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
