package anb.processing;

import anb.accounts.AccountId;
import anb.jobs.DeadJobs;
import anb.jobs.Jobs;
import anb.problem.Bounds;
import anb.problem.FieldProblem;
import anb.problem.Problem;
import anb.videos.Pictures;
import anb.videos.VideoId;
import anb.videos.VideoJobs;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Has the pictures of a video made again from another moment of its clip, without a new encode. Until they are there it shows
 * those it has.
 */
@Component
public class Retakes {

    /** Above that a number is not repeated in digits. */
    private static final double READABLE = 1e6;

    private final Pictures pictures;
    private final Plays plays;
    private final Jobs jobs;
    private final DeadJobs deadJobs;
    private final TransactionTemplate transaction;

    Retakes(Pictures pictures, Plays plays, Jobs jobs, DeadJobs deadJobs, TransactionTemplate transaction) {
        this.pictures = pictures;
        this.plays = plays;
        this.jobs = jobs;
        this.deadJobs = deadJobs;
        this.transaction = transaction;
    }

    /**
     * Asking twice for the same is asking once; of two that differ the later counts.
     *
     * @param organiser who asks
     * @param second of the broadcast clip as it plays, the opening bumper included: what a player shows beneath it; between
     *     the bumpers. Null for the picture that is most like all others
     * @throws Problem not found, not processed, or no such moment
     * @throws anb.storage.StorageException when the store is away
     */
    public void order(AccountId organiser, VideoId id, @Nullable Object second)
            throws IOException, InterruptedException {
        var reel = pictures.require(id);
        var moment = second == null ? null : moment(second, plays.of(reel));
        transaction.executeWithoutResult(status -> {
            jobs.serialise(id.value());
            if (!isUnderWay(id, moment)) {
                place(organiser, id, moment);
            }
        });
    }

    private static Duration moment(Object sent, Play play) {
        if (!(sent instanceof Number number)) {
            throw invalid("not_seconds", Bounds.repeated(sent));
        }
        double second = number.doubleValue();
        double from = play.from().toMillis() / 1e3;
        double until = play.until().toMillis() / 1e3;
        if (!(second >= from && second <= until)) {
            throw invalid("out_of_range", from, until, Math.abs(second) < READABLE ? second : Bounds.repeated(sent));
        }
        return Duration.ofMillis(Math.round(second * 1e3));
    }

    private static Problem invalid(String code, Object... arguments) {
        return Problem.invalid(List.of(new FieldProblem("second", code, arguments)));
    }

    private boolean isUnderWay(VideoId id, @Nullable Duration moment) {
        return jobs.live(VideoJobs.POSTER, id.value()).isPresent()
                && Objects.equals(pictures.require(id).wished(), moment);
    }

    /** A run for another moment is ended: it can settle nothing any more. A dead job is the one that runs again. */
    private void place(AccountId organiser, VideoId id, @Nullable Duration moment) {
        UUID subject = id.value();
        jobs.cancel(VideoJobs.POSTER, subject);
        boolean revived =
                deadJobs.about(VideoJobs.POSTER, subject).map(deadJobs::replay).orElse(false);
        if (!revived) {
            jobs.enqueue(VideoJobs.POSTER, subject, organiser.value());
        }
        if (!pictures.wish(id, moment)) {
            pictures.require(id); // gone since it was read
        }
    }
}
