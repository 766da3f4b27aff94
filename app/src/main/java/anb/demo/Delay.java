package anb.demo;

import anb.accounts.AccountId;
import anb.jobs.Jobs;
import anb.videos.VideoId;
import anb.videos.VideoJobs;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets a clip wait until tomorrow, so that there is one that waits. */
@Component
class Delay {

    private final JdbcClient db;
    private final Jobs jobs;
    private final TransactionTemplate transaction;

    Delay(JdbcClient db, Jobs jobs, TransactionTemplate transaction) {
        this.db = db;
        this.jobs = jobs;
        this.transaction = transaction;
    }

    /** A worker may be at it already, so all is taken back; none sees the new job before it is put off. */
    void putOff(VideoId clip, AccountId player) {
        transaction.executeWithoutResult(status -> {
            jobs.cancel(VideoJobs.RENDER, clip.value());
            var again = jobs.enqueue(VideoJobs.RENDER, clip.value(), player.value());
            db.sql("update job set due_at = now() + interval '1 day' where id = :id")
                    .param("id", again.value())
                    .update();
            db.sql("update video set status = 'uploaded' where id = :id and status = 'processing'")
                    .param("id", clip.value())
                    .update();
        });
    }
}
