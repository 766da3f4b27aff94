package anb.sampledata;

import anb.accounts.Passwords;
import anb.ranking.ScoreKeeper;
import anb.voting.TallyFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes sample data of a chosen size: rows only, no objects in the store. All players have the same password,
 * {@value #PASSWORD}; that of player 7 is {@code player-7@example.org}.
 */
@Component
class SampleData {

    static final String PASSWORD = "anb-sample-data";

    private static final Pattern STEP = Pattern.compile("(?m)^-- step: ");
    private static final List<String> TABLES =
            List.of("account", "video", "vote", "vote_event", "tally", "score", "score_level", "score_due");

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Passwords passwords;
    private final TallyFolder folder;
    private final ScoreKeeper scores;

    SampleData(
            JdbcClient db,
            TransactionTemplate transaction,
            Passwords passwords,
            TallyFolder folder,
            ScoreKeeper scores) {
        this.db = db;
        this.transaction = transaction;
        this.passwords = passwords;
        this.folder = folder;
        this.scores = scores;
    }

    /** Whether nobody has signed up yet; the first admin does not count. */
    boolean mayFill() {
        return db.sql(
                        "select not exists (select 1 from account where role <> 'admin') and not exists (select 1 from video)")
                .query(Boolean.class)
                .single();
    }

    /**
     * Fills the database, all of it or nothing, and counts tallies and scores.
     *
     * @param progress is told each step before it begins
     */
    void fill(Size size, Consumer<String> progress) {
        Map<String, Object> values = Map.of(
                "players", size.players(),
                "videos", size.videos(),
                "votes", size.votes(),
                "passwordHash", passwords.hash(PASSWORD));
        transaction.executeWithoutResult(status -> STEP.splitAsStream(script())
                .skip(1)
                .forEach(step -> {
                    int title = step.indexOf('\n');
                    progress.accept(step.substring(0, title));
                    db.sql(step.substring(title)).params(values).update();
                }));
        progress.accept("tallies");
        db.sql("vacuum analyze vote_event").update();
        db.sql("vacuum analyze vote").update();
        while (remains("select 1 from vote_event where xid >= (select folded_below from tally_cursor)")) {
            folder.fold();
        }
        progress.accept("scores");
        while (remains("select 1 from score_due")) {
            scores.recount();
        }
        progress.accept("statistics");
        TABLES.forEach(table -> db.sql("vacuum analyze " + table).update());
    }

    /** What there is now, in words. */
    String summary() {
        return db.sql("""
                select format('%s players, %s videos (%s public), %s votes', (select count(*) from account where role = 'player'),
                              (select count(*) from video), (select count(*) from video where published),
                              (select count(*) from vote))
                """).query(String.class).single();
    }

    private boolean remains(String query) {
        return db.sql("select exists (" + query + ")").query(Boolean.class).single();
    }

    private static String script() {
        try {
            return new ClassPathResource("sample-data.sql").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
