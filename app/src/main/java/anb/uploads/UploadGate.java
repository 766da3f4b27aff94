package anb.uploads;

import anb.accounts.AccountId;
import anb.editions.Editions;
import anb.jobs.Jobs;
import anb.limits.Limit;
import anb.limits.RateLimits;
import anb.problem.ErrorCode;
import anb.problem.Problem;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/** Whether somebody may upload now. Judged before a byte of the body is read. */
@Component
class UploadGate {

    /** 100 MiB: contract, operation 3. */
    static final long MAX_BYTES = 104_857_600;

    /** What a multipart body holds beside the file: boundaries, headers, the title. */
    static final long MAX_OVERHEAD = 1 << 20;

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
     * @param contentLength of the whole body, -1 when not announced
     * @throws Problem the window is closed, the body is too large, or the player has used up a quota
     */
    void require(AccountId player, long contentLength) {
        if (!editions.current().uploadsOpen(clock.instant())) {
            throw new Problem(ErrorCode.UPLOADS_CLOSED);
        }
        if (contentLength > MAX_BYTES + MAX_OVERHEAD) {
            throw tooLarge(contentLength);
        }
        requireRoom(player);
        limits.check(Limit.UPLOAD, player.value().toString());
    }

    /** Also asked again in the transaction that adds the video, under the player's lock. */
    void requireRoom(AccountId player) {
        int unfinished = jobs.unfinished(player.value());
        if (unfinished >= settings.maxUnfinished()) {
            throw new Problem(ErrorCode.TOO_MANY_UNFINISHED, unfinished, settings.maxUnfinished());
        }
    }

    static Problem tooLarge(long bytes) {
        return Problem.ofField(
                ErrorCode.FILE_TOO_LARGE, "video_file", "%.1f".formatted(bytes / 1048576.0), MAX_BYTES / (1 << 20));
    }
}
