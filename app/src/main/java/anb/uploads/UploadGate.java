package anb.uploads;

import anb.accounts.AccountId;
import anb.editions.Editions;
import anb.jobs.Jobs;
import anb.limits.Limit;
import anb.limits.RateLimits;
import anb.problem.ErrorCode;
import anb.problem.Problem;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/** Whether somebody may upload now. Judged before a byte of the body is read. */
@Component
public class UploadGate {

    /** About as long as a clip takes to be processed. */
    private static final Duration A_WHILE = Duration.ofSeconds(30);

    private final Editions editions;
    private final RateLimits limits;
    private final Jobs jobs;
    private final UploadSettings settings;
    private final InstantSource clock;

    UploadGate(Editions editions, RateLimits limits, Jobs jobs, UploadSettings settings, InstantSource clock) {
        this.editions = editions;
        this.limits = limits;
        this.jobs = jobs;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Judges who asks and when; {@link UploadSize} judges what.
     *
     * @throws Problem the window is closed, or the player has used up a quota
     */
    public void require(AccountId player) {
        requireOpen(player);
        requireSeldom(player);
    }

    /** The same without counting: whoever has to wait for a turn is counted once it has come. */
    void requireOpen(AccountId player) {
        var edition = editions.current();
        var now = clock.instant();
        if (!edition.uploadsOpen(now)) {
            throw new Problem(ErrorCode.UPLOADS_CLOSED, edition.uploads().closed(now, edition.zone()));
        }
        requireRoom(player);
    }

    /**
     * Counts an upload, also one that repeats an earlier one and makes no video: it is received and compared all the same.
     *
     * @throws Problem too many within the hour
     */
    void requireSeldom(AccountId player) {
        limits.check(Limit.UPLOAD, player.value().toString());
    }

    /** Also asked again in the transaction that adds the video, under the player's lock. */
    void requireRoom(AccountId player) {
        int unfinished = jobs.unfinished(player.value());
        if (unfinished >= settings.maxUnfinished()) {
            throw new Problem(ErrorCode.TOO_MANY_UNFINISHED, unfinished, settings.maxUnfinished()).retryAfter(A_WHILE);
        }
    }
}
