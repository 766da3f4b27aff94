package anb.progress;

import anb.progress.Forecast.Running;
import anb.progress.Forecast.Waiting;
import anb.videos.VideoId;
import anb.videos.VideoJobs;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Where videos stand that are worked on, or that somebody waits for: one look at all of them serves whoever asks in the next
 * moment. Whoever follows one reads its row besides, once for each phase. Work that waits in the background is not on it,
 * however much there is: a video that waits there is looked up alone.
 */
@Component
public class Board {

    private static final Duration FRESH = Duration.ofMillis(400), PACE_FRESH = Duration.ofSeconds(5);

    /** So many renditions are looked back at. */
    private static final int LATELY = 40;

    private record Look(Map<UUID, Progress> progress, long at) {}

    private record Learned(List<Pace.Done> lately, long at) {}

    private final JdbcClient db;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile Look look = new Look(Map.of(), System.nanoTime() - FRESH.toNanos());
    private volatile Learned learned = new Learned(List.of(), System.nanoTime() - PACE_FRESH.toNanos());

    Board(JdbcClient db) {
        this.db = db;
    }

    /** Empty when no job of that video waits or runs. */
    public Optional<Progress> of(VideoId video) {
        return Optional.ofNullable(all().get(video.value())).or(() -> inBackground(video));
    }

    /** One that waits behind everybody who waits for theirs: nobody can say when it begins. */
    Optional<Progress> inBackground(VideoId video) {
        return db.sql("""
                select exists (select from job
                               where kind = :kind and subject = :video and state = 'queued' and background)
                """)
                        .param("kind", VideoJobs.RENDER.name())
                        .param("video", video.value())
                        .query(Boolean.class)
                        .single()
                ? Optional.of(Progress.IN_BACKGROUND)
                : Optional.empty();
    }

    /** What runs, and what waits, background work aside; at most a moment old. */
    Map<UUID, Progress> all() {
        var present = look;
        return isFresh(present.at(), FRESH) ? present.progress() : renewed(FRESH);
    }

    /** The same as it is now. Whoever asks for that again and again spares all others a look of their own. */
    Map<UUID, Progress> present() {
        return renewed(Duration.ZERO);
    }

    private Map<UUID, Progress> renewed(Duration fresh) {
        looking.lock();
        try {
            if (!isFresh(look.at(), fresh)) {
                look = new Look(Map.copyOf(read()), System.nanoTime());
            }
            return look.progress();
        } finally {
            looking.unlock();
        }
    }

    private Map<UUID, Progress> read() {
        List<Running> running = new ArrayList<>();
        List<Waiting> waiting = new ArrayList<>();
        db.sql("""
                select video.id, video.duration_ms, video.width::bigint * video.height as pixels, video.codec, job.owner,
                       job.background, job.state,
                       coalesce(job.phase, 'fetching') as phase, coalesce(job.percent, 0) as percent,
                       extract(epoch from now() - job.started_at) as seconds,
                       extract(epoch from job.due_at - now()) as due_in
                from (select * from job where lane = :lane and state = 'running'
                      union all
                      select * from job where lane = :lane and state = 'queued' and failures = 0 and not background
                      union all
                      select * from job where lane = :lane and state = 'queued' and failures > 0 and not background) job
                join video on video.id = job.subject
                where job.kind = :kind
                order by job.turn, job.due_at
                """)
                .param("lane", VideoJobs.RENDER.lane().text())
                .param("kind", VideoJobs.RENDER.name())
                .query((row, n) -> sort(row, running, waiting))
                .list();
        boolean idle = running.isEmpty() && waiting.isEmpty();
        return Forecast.learned(idle ? List.of() : lately(), running).of(running, waiting);
    }

    private static boolean sort(ResultSet row, List<Running> running, List<Waiting> waiting) throws SQLException {
        var video = row.getObject("id", UUID.class);
        var owner = row.getObject("owner", UUID.class);
        return row.getString("state").equals("running")
                ? running.add(new Running(
                        video,
                        row.getBoolean("background") ? null : owner,
                        clip(row),
                        row.getString("phase"),
                        row.getInt("percent"),
                        row.getDouble("seconds")))
                : waiting.add(new Waiting(video, owner, clip(row), row.getDouble("due_in")));
    }

    private List<Pace.Done> lately() {
        if (!isFresh(learned.at(), PACE_FRESH)) {
            learned = new Learned(
                    db.sql("""
                            select video.duration_ms, video.width::bigint * video.height as pixels, video.codec,
                                   extract(epoch from attempt.ended_at - attempt.started_at) as seconds
                            from job_attempt attempt
                            join job on job.id = attempt.job and job.kind = :kind
                            join video on video.id = job.subject
                            where attempt.outcome = 'done'
                            order by attempt.ended_at desc limit :lately
                            """)
                            .param("lately", LATELY)
                            .param("kind", VideoJobs.RENDER.name())
                            .query((row, n) -> new Pace.Done(clip(row), row.getDouble("seconds")))
                            .list(),
                    System.nanoTime());
        }
        return learned.lately();
    }

    private static Clip clip(ResultSet row) throws SQLException {
        return new Clip(Duration.ofMillis(row.getLong("duration_ms")), row.getLong("pixels"), row.getString("codec"));
    }

    private static boolean isFresh(long at, Duration age) {
        return System.nanoTime() - at < age.toNanos();
    }
}
