package anb.faults;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Everything a fault has at hand. */
record Scene(
        Installation installation,
        People people,
        List<String> players,
        Voters voters,
        Acknowledged acknowledged,
        Random random) {

    private static final Duration UPLOADED = Duration.ofSeconds(90), SEEN = Duration.ofMinutes(3);

    /** A row of the job table. */
    record Job(String id, String state, long fence, String worker, String phase, int percent) {

        boolean running() {
            return state.equals("running");
        }

        /** The process that runs it. */
        long pid() {
            return Redis.pid(worker);
        }
    }

    JdbcClient database() {
        return installation.database();
    }

    /** A clip of some player, accepted; the client repeats itself until it is. */
    String upload() throws InterruptedException {
        var key = UUID.randomUUID().toString();
        var video = people.insistOnUploading(somePlayer(), key, UPLOADED);
        acknowledged.uploaded(video, key);
        return video;
    }

    /** What can be voted for. */
    List<String> published() {
        return database()
                .sql("select id::text from video where published")
                .query(String.class)
                .list();
    }

    String somePlayer() {
        return players.get(random.nextInt(players.size()));
    }

    /** The job about a video, as it is now. */
    Optional<Job> job(JdbcClient database, String video) {
        return database.sql("""
                select id::text, state, coalesce(fence, 0) as fence, coalesce(worker, '') as worker, coalesce(phase, '') as phase,
                       coalesce(percent, 0) as percent
                from job where kind = 'render' and subject = :video::uuid
                """).param("video", video).query(Job.class).optional();
    }

    /** The job about a video once it is as told; looked at as often as PostgreSQL answers. */
    Job awaitJob(String video, String what, Predicate<Job> wanted) throws InterruptedException {
        try (var looking = new OneConnection(installation)) {
            var seen = new Job[1];
            Waiting.until(what, SEEN, () -> {
                var job = job(looking.database(), video);
                job.filter(wanted).ifPresent(found -> seen[0] = found);
                return seen[0] != null;
            });
            return seen[0];
        }
    }

    /** How long it takes from now until another run has the job, or has done it. */
    Duration untilTakenOver(Job job, String video) throws InterruptedException {
        try (var looking = new OneConnection(installation)) {
            return Waiting.until(
                    "another worker takes over " + video,
                    Duration.ofSeconds(60),
                    () -> job(looking.database(), video)
                            .filter(now ->
                                    now.fence() > job.fence() || now.state().equals("done"))
                            .isPresent());
        }
    }

    Duration untilProcessed(String video) throws InterruptedException {
        try (var looking = new OneConnection(installation)) {
            return Waiting.until(
                    video + " is processed",
                    Duration.ofMinutes(4),
                    () -> looking.database()
                            .sql("select status = 'processed' from video where id = :id::uuid")
                            .param("id", video)
                            .query(Boolean.class)
                            .optional()
                            .orElse(false));
        }
    }

    /** How long it takes from now until somebody's vote is counted. */
    Duration untilAVoteCounts() throws InterruptedException {
        var now = System.nanoTime();
        return Waiting.until("a vote is counted", Duration.ofSeconds(60), () -> voters.lastSuccess() > now);
    }
}
