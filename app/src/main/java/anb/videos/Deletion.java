package anb.videos;

import anb.accounts.AccountId;
import anb.jobs.Jobs;
import anb.problem.ErrorCode;
import anb.problem.Problem;
import anb.storage.StorageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** Removes a video, its votes and every version of its objects. */
@Component
public class Deletion {

    private static final Logger log = LoggerFactory.getLogger(Deletion.class);

    private final Videos videos;
    private final Jobs jobs;
    private final Erasure erasure;
    private final TransactionTemplate transaction;

    Deletion(Videos videos, Jobs jobs, Erasure erasure, TransactionTemplate transaction) {
        this.videos = videos;
        this.jobs = jobs;
        this.erasure = erasure;
        this.transaction = transaction;
    }

    /**
     * Deletes a video that is not public. The row goes first, together with a job that erases the objects; they are
     * then erased at once as well, so that normally nothing is left when the caller gets the answer.
     *
     * @throws Problem not found, not the owner's, or published
     */
    public void delete(AccountId caller, VideoId id) {
        videos.requireOwned(caller, id);
        while (!transaction.execute(status -> deleted(status, caller, id))) {
            log.info("video {} got a job while it was being deleted: once more", id);
        }
        try {
            erasure.erase(id);
        } catch (StorageException away) {
            log.warn("the objects of {} are left to its job: {}", id, away.getMessage());
        }
    }

    /**
     * Cancels first and deletes second, as settling locks in this order. From the deletion on nobody can order anything of it.
     *
     * @return false when a job was added between the two; nothing is deleted then
     */
    private boolean deleted(TransactionStatus status, AccountId caller, VideoId id) {
        VideoJobs.MAKING.forEach(kind -> jobs.cancel(kind, id.value()));
        if (!videos.deleteUnpublished(id)) {
            status.setRollbackOnly();
            throw new Problem(videos.find(id).isPresent() ? ErrorCode.PUBLISHED_VIDEO : ErrorCode.VIDEO_NOT_FOUND);
        }
        if (VideoJobs.MAKING.stream()
                .anyMatch(kind -> jobs.live(kind, id.value()).isPresent())) {
            status.setRollbackOnly();
            return false;
        }
        jobs.enqueue(VideoJobs.ERASE, id.value(), caller.value());
        return true;
    }
}
