package anb.voting;

import anb.editions.EditionId;
import anb.videos.VideoId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The tally table, its cursor, and every statement that changes them, but for {@link VoteRepair}'s. A tally is the sum of
 * a video's events up to the cursor; what lies behind the cursor is not yet in it.
 */
@Repository
public class Tallies {

    private final JdbcClient db;

    Tallies(JdbcClient db) {
        this.db = db;
    }

    /** In SQL: the votes of a video at this moment, its tally and the few events not folded yet. */
    static String votesOf(String video) {
        return """
                (coalesce((select votes from tally where tally.video = %1$s), 0)
                 + coalesce((select sum(delta) from vote_event
                             where vote_event.video = %1$s
                               and xid >= (select folded_below from tally_cursor)), 0))""".formatted(video);
    }

    /** The votes of a video at this moment. */
    public long current(VideoId video) {
        return db.sql("select " + votesOf(":video"))
                .param("video", video.value())
                .query(Long.class)
                .single();
    }

    /** The tallies of some videos, at most a fraction of a second old; one that has none is left out. */
    public Map<VideoId, Long> of(List<VideoId> videos) {
        Map<VideoId, Long> votes = new HashMap<>();
        db.sql("select video, votes from tally where video = any (:videos)")
                .param("videos", videos.stream().map(VideoId::value).toArray(UUID[]::new))
                .query(row -> {
                    votes.put(new VideoId(row.getObject("video", UUID.class)), row.getLong("votes"));
                });
        return votes;
    }

    /** The most voted of the public videos of each of some players; who has none is left out. */
    public Map<UUID, VideoId> mostVoted(EditionId edition, List<UUID> players) {
        Map<UUID, VideoId> videos = new HashMap<>();
        db.sql("""
                select distinct on (player) player, video from tally
                where player = any (:players) and listed and edition = :edition
                order by player, votes desc, video
                """)
                .param("edition", edition.value())
                .param("players", players.toArray(UUID[]::new))
                .query(row -> {
                    videos.put(row.getObject("player", UUID.class), new VideoId(row.getObject("video", UUID.class)));
                });
        return videos;
    }

    /** Up to when every vote is in a tally: now, by the database's clock, or when the first was cast that is in none yet. */
    public Instant countedUpTo() {
        return db.sql("""
                select coalesce(
                    (select at from vote_event
                     where xid >= (select folded_below from tally_cursor) order by xid limit 1),
                    now()) as at
                """).query((row, n) -> row.getTimestamp("at").toInstant()).single();
    }

    /**
     * What no tally knows yet.
     *
     * @param events how many, counted up to a hundred thousand
     * @param seconds since the oldest of them
     */
    record Behind(long events, double seconds) {}

    Behind behind() {
        return db.sql("""
                select count(*) as events, coalesce(extract(epoch from now() - min(at)), 0) as seconds
                from (select at from vote_event
                      where xid >= (select folded_below from tally_cursor) order by xid limit 100000) oldest
                """).query(Behind.class).single();
    }

    /** Takes away the levels no listed video is on any more; one that is being counted just now stays for the next time. */
    void dropEmptyLevels() {
        db.sql("""
                delete from tally_level where ctid = any (array(
                    select ctid from tally_level where videos = 0 for update skip locked))
                """).update();
    }

    /** Takes the cursor for this transaction; empty while another node folds, or while there is nothing to fold. */
    Optional<String> takeCursor() {
        return db.sql("""
                select folded_below::text from tally_cursor
                where exists (select 1 from vote_event where xid >= folded_below)
                for update skip locked
                """).query(String.class).optional();
    }

    /**
     * Folds every event of transactions that have all ended: those below the oldest one still running. Must be the
     * statement after {@link #takeCursor}, so that its snapshot is younger than the lock. Whose score changes by it is noted
     * in the same statement.
     *
     * @param from the cursor as taken
     * @return how many tallies changed
     */
    int fold(String from) {
        return db.sql("""
                with settled as (
                    select pg_snapshot_xmin(pg_current_snapshot()) as below),
                fresh as (
                    select event.video, sum(event.delta) as votes
                    from vote_event event, settled
                    where event.xid >= cast(:from as xid8) and event.xid < settled.below
                    group by event.video),
                moved as (
                    update tally_cursor set folded_below = greatest(folded_below, settled.below) from settled),
                folded as (
                    update tally
                    set votes = tally.votes + fresh.votes,
                        last_vote_at = (select max(cast_at) from vote where vote.video = fresh.video)
                    from fresh where tally.video = fresh.video
                    returning tally.edition, tally.player, tally.listed),
                due as (
                    insert into score_due (edition, player)
                    select distinct edition, player from folded where listed)
                select count(*) from folded
                """).param("from", from).query(Integer.class).single();
    }
}
