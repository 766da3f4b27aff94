package anb.upkeep;

import anb.jobs.Backlog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The laws that hold between tables, each as the query that finds who breaks it. */
@Repository
class RowChecks {

    private static final String LIMBO = """
            select video.id as subject, video.status || ' since ' || video.uploaded_at || ', no live job' as detail
            from video
            where video.status in ('uploaded', 'processing')
              and not exists (select 1 from job
                              where job.kind = 'render' and job.subject = video.id
                                and job.state in ('queued', 'running'))
            """;
    private static final String JOB_WITHOUT_VIDEO = """
            select job.subject, 'job ' || job.id || ' is ' || job.state as detail
            from job left join video on video.id = job.subject
            where job.kind in ('render', 'poster') and job.state in ('queued', 'running') and video.id is null
            """;
    private static final String JOB_FOR_FAILED_VIDEO = """
            select job.subject, 'job ' || job.id || ' is ' || job.state as detail
            from job join video on video.id = job.subject
            where job.kind = 'render' and job.state in ('queued', 'running') and video.status = 'failed'
            """;
    private static final String VOTES = """
            select video.id as subject, 'tally ' || %1$s || ', votes ' || coalesce(cast_votes.n, 0) as detail
            from video
            left join tally on tally.video = video.id
            left join (select video, count(*) as n from vote group by video) cast_votes on cast_votes.video = video.id
            left join (select video, sum(delta) as n,
                              sum(delta) filter (where xid >= (select folded_below from tally_cursor)) as unfolded
                       from vote_event group by video) events on events.video = video.id
            where %1$s <> coalesce(cast_votes.n, 0)
            """;

    private static final String SCORES = """
            select player as subject, 'score ' || coalesce(score.votes, -1) || ', tallies ' || coalesce(summed.votes, -1)
                   as detail
            from score
            full join (select edition, player, sum(votes) as votes,
                              coalesce(max(last_vote_at), 'infinity') as last_vote_at
                       from tally where listed group by edition, player) summed using (edition, player)
            where (score.votes, score.last_vote_at) is distinct from (summed.votes, summed.last_vote_at)
              and not exists (select 1 from score_due
                              where (score_due.edition, score_due.player) = (coalesce(score.edition, summed.edition), coalesce(score.player, summed.player)))
            """;
    private static final String LEVELS = """
            select coalesce(nullif(city_key, ''), 'overall') as subject,
                   votes || ' votes: ' || coalesce(score_level.players, 0) || ' players, scores '
                   || coalesce(counted.players, 0) as detail
            from score_level
            full join (select edition, city_key, votes, count(*) as players
                       from (select edition, city_key, votes from score union all select edition, '', votes from score) s
                       group by edition, city_key, votes) counted using (edition, city_key, votes)
            where score_level.players is distinct from counted.players
            """;

    private static final String LISTINGS = """
            select coalesce(nullif(city_key, ''), 'overall') as subject,
                   'hour ' || hour || ': listing ' || coalesce(listing.videos, 0) || ', videos ' || coalesce(counted.videos, 0)
                   as detail
            from listing
            full join (select edition, place as city_key, date_trunc('hour', uploaded_at, 'UTC') as hour, count(*) as videos
                       from video, unnest(array['', city_key]) place
                       where published
                       group by edition, place, hour) counted using (edition, city_key, hour)
            where coalesce(listing.videos, 0) <> coalesce(counted.videos, 0)
            union all
            select coalesce(nullif(city_key, ''), 'overall'),
                   votes || ' votes: level ' || coalesce(tally_level.videos, 0) || ', tallies ' || coalesce(counted.videos, 0)
            from tally_level
            full join (select edition, place as city_key, votes, count(*) as videos
                       from tally, unnest(array['', city_key]) place
                       where listed
                       group by edition, place, votes) counted using (edition, city_key, votes)
            where coalesce(tally_level.videos, 0) <> coalesce(counted.videos, 0)
            """;

    /** Longer than any worker that lives needs to take a job over (G4). */
    private static final Duration LONG_EXPIRED = Duration.ofMinutes(1);

    private final JdbcClient db;
    private final Backlog backlog;

    RowChecks(JdbcClient db, Backlog backlog) {
        this.db = db;
        this.backlog = backlog;
    }

    /** Everything that breaks a law now. Each query reads one snapshot, so work in progress is no difference. */
    List<Difference> differences() {
        List<Difference> found = new ArrayList<>();
        found.addAll(find(Difference.Kind.VIDEO_IN_LIMBO, LIMBO));
        found.addAll(find(Difference.Kind.JOB_WITHOUT_VIDEO, JOB_WITHOUT_VIDEO));
        found.addAll(find(Difference.Kind.JOB_FOR_FAILED_VIDEO, JOB_FOR_FAILED_VIDEO));
        found.addAll(expiredLeases());
        found.addAll(find(
                Difference.Kind.TALLY_DIFFERS,
                VOTES.formatted("coalesce(tally.votes, 0) + coalesce(events.unfolded, 0)")));
        found.addAll(find(
                Difference.Kind.EVENTS_DIFFER,
                VOTES.replace("tally '", "events '").formatted("coalesce(events.n, 0)")));
        found.addAll(find(Difference.Kind.SCORE_DIFFERS, SCORES));
        found.addAll(find(Difference.Kind.LEVEL_DIFFERS, LEVELS));
        found.addAll(find(Difference.Kind.LISTING_DIFFERS, LISTINGS));
        return found;
    }

    /** How many videos are in limbo (G7); 0 in a healthy system. */
    long limbo() {
        return db.sql("select count(*) from (" + LIMBO + ") limbo")
                .query(Long.class)
                .single();
    }

    private List<Difference> expiredLeases() {
        return backlog.abandoned(LONG_EXPIRED).stream()
                .map(run -> new Difference(
                        Difference.Kind.LEASE_EXPIRED,
                        run.subject().toString(),
                        "job " + run.id().value() + " of worker " + run.worker()))
                .toList();
    }

    private List<Difference> find(Difference.Kind kind, String sql) {
        return db.sql(sql)
                .query((row, n) -> new Difference(kind, row.getString("subject"), row.getString("detail")))
                .list();
    }
}
