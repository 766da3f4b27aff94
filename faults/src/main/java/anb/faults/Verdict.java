package anb.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is left of the promises once everything has come to rest.
 *
 * @param lost acknowledged and not there, by the fault during which it was acknowledged
 * @param duplicated done more than once
 * @param stuck not done, and nothing ended for five minutes
 * @param differences what the platform's own check finds, apart from objects the sweep has not taken away yet
 */
record Verdict(
        Map<String, Integer> lost,
        Map<String, Integer> duplicated,
        Map<String, Integer> stuck,
        List<String> differences) {

    private static final Duration REST = Duration.ofMinutes(5);

    boolean good() {
        return lost.isEmpty() && duplicated.isEmpty() && stuck.isEmpty() && differences.isEmpty();
    }

    /** Waits until nothing is under way, then compares. */
    static Verdict of(Scene scene) throws Exception {
        try {
            for (long left = unfinished(scene); left > 0; left = unfinished(scene)) {
                long before = left;
                Waiting.until("one of the last %d jobs ends".formatted(left), REST, () -> unfinished(scene) < before);
            }
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
        Thread.sleep(2_000); // votes are folded a few times a second
        var lost = new HashMap<String, Integer>();
        var duplicated = new HashMap<String, Integer>();
        var stuck = new HashMap<String, Integer>();
        judgeUploads(scene, lost, duplicated, stuck);
        judgeVotes(scene, lost, duplicated);
        return new Verdict(lost, duplicated, stuck, differences(scene));
    }

    private static long unfinished(Scene scene) {
        return scene.database()
                .sql("select count(*) from job where kind = 'render' and state in ('queued', 'running')")
                .query(Long.class)
                .single();
    }

    private record Made(String status, int jobs, int winners) {}

    private static void judgeUploads(
            Scene scene, Map<String, Integer> lost, Map<String, Integer> duplicated, Map<String, Integer> stuck) {
        var database = scene.database();
        var objects = Set.copyOf(scene.installation().objects());
        for (var upload : scene.acknowledged().uploads()) {
            var made = made(database, upload.video());
            if (made == null || made.status().equals("failed") || !complete(database, upload.video(), objects)) {
                System.out.printf(
                        "LOST: upload %s acknowledged during %s: %s%n", upload.video(), upload.during(), made);
                count(
                        made != null
                                        && !made.status().equals("failed")
                                        && !made.status().equals("processed")
                                ? stuck
                                : lost,
                        upload.during());
            } else if (made.jobs() != 1 || made.winners() != 1 || ofKey(database, upload.key()) != 1) {
                System.out.printf(
                        "DUPLICATED: upload %s acknowledged during %s: %s%n", upload.video(), upload.during(), made);
                count(duplicated, upload.during());
            }
        }
    }

    private static @Nullable Made made(JdbcClient database, String video) {
        return database.sql("""
                select video.status, count(distinct job.id)::int as jobs,
                       (count(*) filter (where job_attempt.outcome = 'done'))::int as winners
                from video left join job on job.kind = 'render' and job.subject = video.id
                left join job_attempt on job_attempt.job = job.id
                where video.id = :id::uuid group by video.id
                """).param("id", video).query(Made.class).optional().orElse(null);
    }

    private static long ofKey(JdbcClient database, String key) {
        return database.sql("select count(*) from video where idempotency_key = :key or id::text = :key")
                .param("key", key)
                .query(Long.class)
                .single();
    }

    /** Rows and objects agree: the original, and what the winning run made. */
    private static boolean complete(JdbcClient database, String video, Set<String> objects) {
        var fence = database.sql(
                        "select rendition_fence from video where id = :id::uuid and rendition_fence is not null")
                .param("id", video)
                .query(Long.class)
                .optional();
        return fence.isPresent()
                && objects.contains("uploads/" + video + ".mp4")
                && List.of("clip.mp4", "poster.jpg", "thumbnail.jpg").stream()
                        .allMatch(name -> objects.contains("processed/%s/%d/%s".formatted(video, fence.get(), name)));
    }

    private static void judgeVotes(Scene scene, Map<String, Integer> lost, Map<String, Integer> duplicated) {
        scene.voters().forgotten().forEach(vote -> {
            System.out.println("LOST: vote " + vote);
            count(lost, vote.substring(vote.indexOf("during ") + "during ".length()));
        });
        var cast = new HashSet<>(scene.database()
                .sql("select voter || ' ' || video from vote")
                .query(String.class)
                .list());
        scene.acknowledged().votes().forEach((voterAndVideo, vote) -> {
            if (vote.certain() && vote.cast() != cast.contains(voterAndVideo)) {
                System.out.printf("%s: vote %s %s%n", vote.cast() ? "LOST" : "DUPLICATED", voterAndVideo, vote);
                count(vote.cast() ? lost : duplicated, vote.during());
            }
        });
    }

    private static List<String> differences(Scene scene) throws Exception {
        var token = scene.people()
                .signIn(
                        scene.installation().secret("admin.email"),
                        scene.installation().secret("admin.password"));
        var answer = new Http(scene.installation().site())
                .get("/api/admin/check", Map.of("Authorization", "Bearer " + token));
        var found = new ArrayList<String>();
        answer.body().forEach(difference -> {
            if (!difference.path("kind").asString().equalsIgnoreCase("object_without_row")) {
                found.add(difference.toString());
            }
        });
        return found;
    }

    private static void count(Map<String, Integer> counts, String fault) {
        counts.merge(fault, 1, Integer::sum);
    }
}
