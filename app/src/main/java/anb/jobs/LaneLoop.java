package anb.jobs;

import anb.jobs.delivery.Listener;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Fills this node's slots of one lane. It only listens while a slot is free, and takes one message a claim: a message
 * therefore wakes exactly one worker that can act on it.
 */
final class LaneLoop implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(LaneLoop.class);

    private final Lane lane;
    private final JobIntake intake;
    private final Duration poll;
    private final Listener listener;
    private final Semaphore free;
    private volatile boolean stopping;

    LaneLoop(Lane lane, JobIntake intake, JobsSettings settings, Listener listener) {
        this.lane = lane;
        this.intake = intake;
        this.poll = settings.poll();
        this.listener = listener;
        this.free = new Semaphore(settings.slots(lane));
    }

    /** Takes no more work; to be followed by interrupting the loop's thread. */
    void stop() {
        stopping = true;
    }

    @Override
    public void run() {
        try (listener) {
            var busy = true; // ask at once after a start
            while (!stopping) {
                free.acquire();
                if (intake.open()) {
                    busy = fillSlot(busy);
                } else {
                    free.release();
                    busy = pause();
                }
            }
        } catch (InterruptedException e) {
            log.debug("the {} lane stops", lane.text());
        }
    }

    /**
     * Uses the slot acquired, or gives it back.
     *
     * @param busy there was work a moment ago: do not wait for a sign of more
     * @return whether there was work this time
     */
    private boolean fillSlot(boolean busy) throws InterruptedException {
        var filled = false;
        try {
            var woken = listener.await(busy ? Duration.ZERO : varied(poll));
            filled = intake.take(lane, woken ? "message" : busy ? "busy" : "poll", free::release);
        } catch (DataAccessException | TransactionException e) {
            log.warn("no {} job could be claimed: {}", lane.text(), e.toString());
        } catch (RuntimeException e) { // whatever it was: a node whose loop ended would look alive and do nothing
            log.error("no {} job could be claimed", lane.text(), e);
        } finally {
            listener.acted();
            if (!filled) {
                free.release();
            }
        }
        return filled;
    }

    /** Leaves messages to nodes that can act on them. @return that there was no work a moment ago */
    private boolean pause() throws InterruptedException {
        Thread.sleep(varied(poll));
        return false;
    }

    /** So that idle nodes do not ask in step. */
    private static Duration varied(Duration pause) {
        var quarter = pause.toNanos() / 4;
        return pause.plusNanos(ThreadLocalRandom.current().nextLong(-quarter, quarter + 1));
    }
}
