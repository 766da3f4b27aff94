package anb.voting;

import anb.problem.ErrorCode;
import anb.problem.Problem;
import anb.voting.Ballot.Judgement;
import anb.voting.Ballot.Receipt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/**
 * Writes the votes of this node: one thread takes whatever waits, and commits it as one statement. A lone vote is
 * written at once; the more people vote together, the more share a commit. Each caller gets its own answer, after the
 * commit and never before.
 */
@Component
class GroupCommit implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(GroupCommit.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration BUSY = Duration.ofSeconds(2);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final int MOST_WAITING = 10_000;
    private static final int MOST_AT_ONCE = 1_000;

    private final BlockingQueue<Ballot> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Votes votes;
    private final VoteMetrics metrics;
    private final boolean ownAllowed;
    private volatile @Nullable Thread writer;

    GroupCommit(Votes votes, VoteMetrics metrics, VotingSettings settings) {
        this.votes = votes;
        this.metrics = metrics;
        this.ownAllowed = settings.ownVideo() == VotingSettings.OwnVideo.ALLOW;
    }

    /**
     * Waits until a ballot is judged and, when counted, durable.
     *
     * @throws Problem {@code unavailable} when too many wait or the database does not answer. A ballot whose caller gave
     *     up may still be counted; casting it again is then refused as cast before
     */
    Receipt cast(Ballot ballot) {
        if (!waiting.offer(ballot)) {
            throw Problem.later(ErrorCode.UNAVAILABLE, BUSY);
        }
        try {
            return ballot.answer().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            ballot.answer().cancel(false);
            throw Problem.later(ErrorCode.UNAVAILABLE, BUSY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.later(ErrorCode.UNAVAILABLE, BUSY);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    /** How many ballots wait to be written. */
    int waiting() {
        return waiting.size();
    }

    @Override
    public void start() {
        var thread = Thread.ofPlatform().name("votes").daemon().unstarted(this::writeUntilStopped);
        writer = thread;
        thread.start();
    }

    /** Writes what waits, then ends: requests have been answered by now, since the web server stops earlier. */
    @Override
    public void stop() {
        var thread = writer;
        writer = null;
        if (thread != null) {
            try {
                thread.join(PATIENCE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return writer != null;
    }

    /** Before the web server starts and after it has stopped. */
    @Override
    public int getPhase() {
        return 0;
    }

    private void writeUntilStopped() {
        var batch = new ArrayList<Ballot>(MOST_AT_ONCE);
        while (writer == Thread.currentThread() || !waiting.isEmpty()) {
            batch.clear();
            try {
                var first = waiting.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    waiting.drainTo(batch, MOST_AT_ONCE - 1);
                    batch.removeIf(ballot -> ballot.answer().isDone());
                    write(batch);
                }
            } catch (InterruptedException e) {
                log.debug("nobody interrupts the writer of votes");
            } catch (Throwable failure) { // an Error too: without a writer nobody could vote any more
                log.warn("{} votes could not be written: {}", batch.size(), failure.toString());
                batch.forEach(ballot -> ballot.answer().completeExceptionally(failure));
            }
        }
    }

    private void write(List<Ballot> batch) {
        try {
            answer(batch, votes.addAll(batch, ownAllowed));
            metrics.written(batch.size());
        } catch (DataIntegrityViolationException e) {
            if (batch.size() == 1) {
                throw e;
            }
            log.info("{} votes are written one by one: {}", batch.size(), e.toString());
            batch.forEach(this::writeAlone);
        }
    }

    /** A video that vanished between the look at it and the commit must not take its neighbours' votes with it. */
    private void writeAlone(Ballot ballot) {
        try {
            write(List.of(ballot));
        } catch (DataIntegrityViolationException e) {
            metrics.judged(Judgement.NOT_PUBLIC);
            ballot.answer().complete(new Receipt(Judgement.NOT_PUBLIC, 0));
        }
    }

    private void answer(List<Ballot> batch, List<Receipt> receipts) {
        for (int i = 0; i < batch.size(); i++) {
            metrics.judged(receipts.get(i).judgement());
            batch.get(i).answer().complete(receipts.get(i));
        }
    }
}
