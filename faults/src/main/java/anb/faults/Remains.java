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
 * @param objects the sizes in bytes of all in the bucket, by their keys
 * @param votes by voter and video, with a blank between
 * @param retaken votes that had been acknowledged and were taken once more: voter and video, and which fault it was during
 * @param counts what does not add up
 */
record Remains(
        Map<String, Made> videos, Map<String, Long> objects, Set<String> votes, List<Retaken> retaken, Counts counts) {

    /**
     * A video's row and what was run for it.
     *
     * @param key under which it was uploaded, if there was one
     * @param fence of the run that made its clip, 0 when none did
     * @param bytes of the original
     * @param clipBytes of what the run made, 0 when none did
     * @param winners how many runs say that they made it
     * @param shown how many of those have the fence of the clip that is shown
     */
    record Made(
            String id,
            String status,
            @Nullable String key,
            long fence,
            long bytes,
            long clipBytes,
            int jobs,
            int winners,
            int shown) {

        boolean isOf(String uploadKey) {
            return uploadKey.equals(key) || uploadKey.equals(id);
        }
    }

    /** A vote that the platform had forgotten. */
    record Retaken(String voterAndVideo, String during) {}

    static Remains of(Scene scene) throws InterruptedException {
        var counts = scene.counts();
        var videos = scene.database().sql("""
                select video.id::text, video.status, video.idempotency_key as key,
                       coalesce(video.rendition_fence, 0) as fence, video.size_bytes as bytes,
                       coalesce(video.rendition_bytes, 0) as clip_bytes, count(distinct job.id)::int as jobs,
                       (count(*) filter (where job_attempt.outcome = 'done'))::int as winners,
                       (count(*) filter (where job_attempt.outcome = 'done'
                                           and job_attempt.fence = video.rendition_fence))::int as shown
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
                scene.installation().bucket().objects(),
                votes,
                scene.voters().retaken(),
                counts);
    }

    long ofKey(String key) {
        return videos.values().stream().filter(made -> made.isOf(key)).count();
    }

    /** Rows and objects agree: the original is there, and what the winning run made, to the last byte that was recorded. */
    boolean complete(Made made) {
        var folder = Bucket.made(made.id(), made.fence());
        return made.fence() > 0
                && size(original(made.id())) == made.bytes()
                && size(folder + "clip.mp4") == made.clipBytes()
                && size(folder + "poster.jpg") > 0
                && size(folder + "thumbnail.jpg") > 0;
    }

    private long size(String key) {
        return objects.getOrDefault(key, -1L);
    }

    /** Whether a video is there, or what was sent for it; what a run made of it meanwhile is the sweep's. */
    boolean holds(String video) {
        return videos.containsKey(video) || objects.containsKey(original(video));
    }

    private static String original(String video) {
        return "uploads/" + video + ".mp4";
    }
}
