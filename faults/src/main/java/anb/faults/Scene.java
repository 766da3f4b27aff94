package anb.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    private static final Duration UPLOADED = Duration.ofSeconds(90),
            SEEN = Duration.ofMinutes(3),
            SETTLED = Duration.ofSeconds(30);
    /** As long as nothing ends, what is not done is stuck. Votes are folded a few times a second. */
    private static final Duration REST = Duration.ofMinutes(5), FOLDED = Duration.ofSeconds(2);

    private static final Duration SWEPT_WITHIN = Duration.ofMinutes(2);

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

    /** A run that is over. */
    record Ended(String outcome, String reason, String log) {}

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

    /** The same while no worker moves; whoever asked wakes them again, unless there is no such clip. */
    String uploadWithoutWorkers() throws IOException, InterruptedException, NotInjected {
        workers().stop();
        boolean accepted = false;
        try {
            var video = upload();
            accepted = true;
            return video;
        } finally {
            if (!accepted) {
                workers().wake();
            }
        }
    }

    Workers workers() {
        return Workers.of(installation, random);
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

    /** Whether nothing is known yet of how the run with that fence ended. */
    boolean unsettled(long fence) {
        return database()
                .sql("select exists (select 1 from job_attempt where fence = :fence and outcome is null)")
                .param("fence", fence)
                .query(Boolean.class)
                .single();
    }

    /** How the run with that fence ended, once it has. */
    Ended ended(long fence) throws InterruptedException {
        var seen = new Ended[1];
        Waiting.until("run %d has ended".formatted(fence), SETTLED, () -> {
            database()
                    .sql("""
                            select outcome, coalesce(reason, '') as reason, coalesce(log_tail, '') as log
                            from job_attempt where fence = :fence and outcome is not null
                            """)
                    .param("fence", fence)
                    .query(Ended.class)
                    .optional()
                    .ifPresent(run -> seen[0] = run);
            return seen[0] != null;
        });
        return seen[0];
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

    /** The fence of the run whose clip a video shows. */
    long shown(String video) {
        return database()
                .sql("select rendition_fence from video where id = :id::uuid")
                .param("id", video)
                .query(Long.class)
                .single();
    }

    /** How long it takes from now until somebody's vote is counted. */
    Duration untilAVoteCounts() throws InterruptedException {
        var now = System.nanoTime();
        return Waiting.until("a vote is counted", Duration.ofSeconds(60), () -> voters.lastSuccess() > now);
    }

    /** Returns when no clip is under way any more, or no job has ended for five minutes. */
    void awaitRest() throws InterruptedException {
        try {
            for (long left = unfinished(); left > 0; left = unfinished()) {
                long before = left;
                Waiting.until("one of the last %d jobs ends".formatted(left), REST, () -> unfinished() < before);
            }
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
        Thread.sleep(FOLDED);
    }

    /** Clips that wait or are being made, pictures that are made again, and deletions that are not through. */
    long unfinished() {
        return database()
                .sql(
                        "select count(*) from job where kind in ('render', 'poster', 'erase') and state in ('queued', 'running')")
                .query(Long.class)
                .single();
    }

    /** What does not add up although nobody votes any more and everything has had its time. */
    Counts counts() throws InterruptedException {
        try {
            Waiting.until("tallies and scores add up", SETTLED, () -> {
                Thread.sleep(200);
                return Counts.of(database()).addUp();
            });
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
        return Counts.of(database());
    }

    /** A token of the first administrator. */
    String administrator() throws IOException, InterruptedException {
        return people.signIn(installation.secret("admin.email"), installation.secret("admin.password"));
    }

    /** What the platform's own check finds, but for objects without a row that are too young to be swept. */
    List<String> differences() throws IOException, InterruptedException {
        var answer = new Http(installation.site())
                .get("/api/admin/check", Map.of("Authorization", "Bearer " + administrator()));
        if (answer.status() != 200) {
            throw new IllegalStateException("the platform's check answered " + answer);
        }
        var found = new ArrayList<String>();
        answer.body().forEach(difference -> {
            var young = difference.path("kind").asString().equalsIgnoreCase("object_without_row")
                    && installation
                                    .bucket()
                                    .age(difference.path("subject").asString())
                                    .compareTo(Installation.SWEPT_AFTER.plus(SWEPT_WITHIN))
                            < 0;
            if (!young) {
                found.add(difference.toString());
            }
        });
        return found;
    }
}
