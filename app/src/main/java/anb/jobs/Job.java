package anb.jobs;

import java.util.UUID;

/**
 * A claimed job.
 *
 * @param subject what it is about; at most one live job exists per kind and subject
 * @param owner whose it is: turns are shared fairly between owners (G9)
 * @param fence fencing token of this run, never reused: every write names it (G3)
 * @param attempt 1 for the first run since it was enqueued or replayed
 */
public record Job(JobId id, JobKind kind, UUID subject, UUID owner, long fence, int attempt) {

    /** As it was before it was claimed for a run that never began. */
    Job withoutThisAttempt() {
        return new Job(id, kind, subject, owner, fence, attempt - 1);
    }

    @Override
    public String toString() {
        return kind.name() + " job " + id.value() + " (fence " + fence + ", attempt " + attempt + ")";
    }
}
