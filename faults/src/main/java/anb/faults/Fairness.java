package anb.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.stream.Stream;

/** One player uploads twenty clips, then another one (G9): that one waits for one clip a worker at most, light work for none. */
final class Fairness {

    private static final int MANY = 20, WORKERS = 2;

    /** Less than one encode takes, of the many that wait. */
    private static final Duration LIGHT = Duration.ofSeconds(10);

    private final Scene scene;

    Fairness(Scene scene) {
        this.scene = scene;
    }

    boolean run() throws Exception {
        scene.acknowledged().begin("fairness");
        var busy = scene.players().get(0);
        var shown = upload(busy);
        scene.untilProcessed(shown);
        var videos = new ArrayList<String>();
        for (int n = 0; n < MANY; n++) {
            videos.add(upload(busy));
        }
        var single = upload(scene.players().get(1));
        var pictured = retake(shown);
        var removed = removal(busy, videos.getLast());
        scene.untilProcessed(single);
        var before = scene.database()
                .sql("""
                        select count(*) from job_attempt theirs join job on job.id = theirs.job,
                               (select job.created_at, min(job_attempt.started_at) as started_at
                                from job join job_attempt on job_attempt.job = job.id
                                where job.subject = :single::uuid group by job.id) ours
                        where job.subject <> :single::uuid and job.kind = 'render'
                          and theirs.started_at > ours.created_at and theirs.started_at < ours.started_at
                        """)
                .param("single", single)
                .query(Long.class)
                .single();
        var waiting = scene.database()
                .sql("select count(*) from job where kind = 'render' and state = 'queued'")
                .query(Long.class)
                .single();
        System.out.printf(
                "fairness: %d clips of another player were begun before the single one (%d allowed); when it was done %d were still waiting%n",
                before, WORKERS, waiting);
        System.out.printf(
                "light work: another picture was shown after %.1f s, %d encodes having begun meanwhile; a deleted clip's objects were gone after %.1f s%n",
                pictured.toMillis() / 1e3, begunBeside(shown), removed.toMillis() / 1e3);
        return before <= WORKERS
                && waiting > WORKERS
                && Stream.of(pictured, removed).allMatch(took -> took.compareTo(LIGHT) < 0);
    }

    private String upload(String player) throws InterruptedException {
        var key = UUID.randomUUID().toString();
        var video = scene.people().insistOnUploading(player, key, Duration.ofMinutes(1));
        scene.acknowledged().uploaded(video, key);
        return video;
    }

    /** How long another picture of a clip takes to be shown while encodes wait. */
    private Duration retake(String video) throws Exception {
        scene.people().retake(scene.administrator(), video);
        return Waiting.until(
                "another picture is shown",
                Duration.ofMinutes(1),
                () -> scene.database()
                        .sql("select poster_fence is not null from video where id = :id::uuid")
                        .param("id", video)
                        .query(Boolean.class)
                        .single());
    }

    /** How many encodes were begun between the order for another picture and its end. */
    private long begunBeside(String video) {
        return scene.database().sql("""
                        select count(*) from job ours, job_attempt join job theirs on theirs.id = job_attempt.job
                        where ours.kind = 'poster' and ours.subject = :video::uuid and theirs.kind = 'render'
                          and job_attempt.started_at between ours.created_at and ours.finished_at
                        """).param("video", video).query(Long.class).single();
    }

    /** How long a deletion takes to reach the store while encodes wait. */
    private Duration removal(String player, String video) throws Exception {
        scene.people().delete(player, video);
        scene.acknowledged().deleted(video);
        return Waiting.until(
                "the objects are gone",
                Duration.ofMinutes(1),
                () -> scene.installation().bucket().objects().keySet().stream().noneMatch(key -> key.contains(video)));
    }
}
