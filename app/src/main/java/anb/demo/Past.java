package anb.demo;

import anb.accounts.AccountId;
import anb.ranking.ScoreKeeper;
import anb.videos.VideoId;
import anb.voting.VoteRepair;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** Dates back what has just happened: a contest to look at has been going on for days. */
@Repository
class Past {

    private static final String TODAY =
            "(select date_trunc('day', now(), zone) as begins from edition where is_default) today";

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final VoteRepair repair;
    private final ScoreKeeper scores;

    Past(JdbcClient db, TransactionTemplate transaction, VoteRepair repair, ScoreKeeper scores) {
        this.db = db;
        this.transaction = transaction;
        this.repair = repair;
        this.scores = scores;
    }

    OffsetDateTime now() {
        return db.sql("select now()").query(OffsetDateTime.class).single();
    }

    /** They signed up a week ago. */
    void joined(List<AccountId> players) {
        db.sql("update account set created_at = created_at - interval '7 days' where id = any (:ids)")
                .param("ids", players.stream().map(AccountId::value).toArray(UUID[]::new))
                .update();
    }

    /** Handed in one after the other since six days ago. */
    void handedIn(List<VideoId> clips) {
        date(clips, "interval '6 days' - nth * interval '5 hours'");
    }

    /** Handed in this morning. */
    void handedInToday(List<VideoId> clips) {
        date(clips, "(now() - today.begins) * 0.8");
    }

    private void date(List<VideoId> clips, String age) {
        db.sql("""
                update video
                set uploaded_at = uploaded_at - age.of, processed_at = processed_at - age.of
                from (select id, %s as of from %s, unnest(:clips) with ordinality as clip (id, nth)) age
                where video.id = age.id
                """.formatted(age, TODAY)).param("clips", ids(clips)).update();
    }

    /** Spreads what was cast since then from each clip's beginning to last midnight. */
    void castUntilYesterday(List<VideoId> clips, OffsetDateTime since) {
        spread(clips, since, "video.uploaded_at + (today.begins - video.uploaded_at) * random()");
    }

    /** A night passes: today begins with everybody where they stand now, but for those who handed their clips in today. */
    void nightPasses() {
        while (db.sql("select exists (select 1 from score_due)")
                .query(Boolean.class)
                .single()) {
            scores.recount();
        }
        db.sql("""
                update score set day = day - 1 from %s
                where exists (select 1 from video
                              where video.player = score.player and published and uploaded_at < today.begins)
                """.formatted(TODAY)).update();
        db.sql("update score_level_dawn set day = day - 1").update();
    }

    /** Spreads what was cast since then over today. */
    void castToday(List<VideoId> clips, OffsetDateTime since) {
        spread(
                clips,
                since,
                "greatest(video.uploaded_at, today.begins)"
                        + " + (now() - greatest(video.uploaded_at, today.begins)) * random()");
    }

    /** In one transaction with the tallies, which know when the last vote came. */
    private void spread(List<VideoId> clips, OffsetDateTime since, String time) {
        var votes = """
                update vote set cast_at = %s from video, %s
                where video.id = vote.video and video.id = any (:clips) and cast_at >= :since
                """.formatted(time, TODAY);
        var events = """
                update vote_event set at = %s from video, %s
                where video.id = vote_event.video and video.id = any (:clips) and at >= :since
                """.formatted(time, TODAY);
        transaction.executeWithoutResult(status -> {
            repair.stopFolding();
            db.sql(votes).param("clips", ids(clips)).param("since", since).update();
            db.sql(events).param("clips", ids(clips)).param("since", since).update();
            clips.forEach(repair::recount);
        });
    }

    private static UUID[] ids(List<VideoId> clips) {
        return clips.stream().map(VideoId::value).toArray(UUID[]::new);
    }
}
