package anb.moving;

import anb.jobs.Jobs;
import anb.ranking.ScoreKeeper;
import anb.videos.VideoJobs;
import anb.voting.TallyFolder;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes of arrived rows what is left behind by an export: tallies, scores, and a job for each video that waits. */
@Component
class Counting {

    private static final Duration PAUSE = Duration.ofMillis(20);

    private record Waiting(UUID id, UUID player) {}

    private final JdbcClient db;
    private final TallyFolder folder;
    private final ScoreKeeper scores;
    private final Jobs jobs;
    private final TransactionTemplate transaction;

    Counting(JdbcClient db, TallyFolder folder, ScoreKeeper scores, Jobs jobs, TransactionTemplate transaction) {
        this.db = db;
        this.folder = folder;
        this.scores = scores;
        this.jobs = jobs;
        this.transaction = transaction;
    }

    /** May be done again. */
    void count(Consumer<String> say) {
        say.accept("counting votes");
        db.sql("analyze").update();
        while (remains("select from vote_event where xid >= (select folded_below from tally_cursor)")) {
            if (folder.fold() == 0) {
                LockSupport.parkNanos(PAUSE.toNanos()); // an older transaction of this server is still open
            }
        }
        say.accept("counting scores");
        while (remains("select from score_due")) {
            scores.recount();
        }
        standStill();
        transaction.executeWithoutResult(
                status -> waiting().forEach(video -> jobs.enqueue(VideoJobs.RENDER, video.id(), video.player())));
    }

    /** Nobody rose or fell by arriving here. */
    private void standStill() {
        db.sql("update score set day = default, dawn_votes = null, dawn_city_key = null")
                .update();
        db.sql("delete from score_level_dawn").update();
    }

    private List<Waiting> waiting() {
        return db.sql(
                        "select id, player from video where status in ('uploaded', 'processing') order by uploaded_at, id")
                .query(Waiting.class)
                .list();
    }

    private boolean remains(String query) {
        return db.sql("select exists (" + query + ")").query(Boolean.class).single();
    }
}
