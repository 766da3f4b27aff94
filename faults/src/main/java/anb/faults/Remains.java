package anb.faults;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is there once everything has come to rest.
 *
 * @param videos by their ids
 * @param objects the keys of all in the bucket
 * @param votes by voter and video, with a blank between
 * @param retaken votes that had been acknowledged and were taken once more: voter and video, and which fault it was during
 */
record Remains(Map<String, Made> videos, Set<String> objects, Set<String> votes, List<Retaken> retaken) {

    /**
     * A video's row and what was run for it.
     *
     * @param key under which it was uploaded, if there was one
     * @param fence of the run that made its clip, 0 when none did
     * @param winners how many runs say that they did
     */
    record Made(String id, String status, @Nullable String key, long fence, int jobs, int winners) {

        boolean isOf(String uploadKey) {
            return uploadKey.equals(key) || uploadKey.equals(id);
        }
    }

    /** A vote that the platform had forgotten. */
    record Retaken(String voterAndVideo, String during) {}

    static Remains of(Scene scene) {
        var videos = scene.database().sql("""
                select video.id::text, video.status, video.idempotency_key as key,
                       coalesce(video.rendition_fence, 0) as fence, count(distinct job.id)::int as jobs,
                       (count(*) filter (where job_attempt.outcome = 'done'))::int as winners
                from video left join job on job.kind = 'render' and job.subject = video.id
                left join job_attempt on job_attempt.job = job.id
                group by video.id
                """).query(Made.class).list();
        var votes = scene.database()
                .sql("select voter || ' ' || video from vote")
                .query(String.class)
                .set();
        return new Remains(
                videos.stream().collect(Collectors.toMap(Made::id, Function.identity())),
                Set.copyOf(scene.installation().objects()),
                votes,
                scene.voters().retaken());
    }

    long ofKey(String key) {
        return videos.values().stream().filter(made -> made.isOf(key)).count();
    }

    /** Rows and objects agree: the original is there, and what the winning run made. */
    boolean complete(Made made) {
        return made.fence() > 0
                && objects.contains("uploads/" + made.id() + ".mp4")
                && List.of("clip.mp4", "poster.jpg", "thumbnail.jpg").stream()
                        .allMatch(name ->
                                objects.contains("processed/%s/%d/%s".formatted(made.id(), made.fence(), name)));
    }
}
