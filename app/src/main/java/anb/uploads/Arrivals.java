package anb.uploads;

import anb.accounts.AccountId;
import anb.problem.ErrorCode;
import anb.problem.Problem;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/**
 * Which forms this node is taking in now, and how many of one player. The slowest sender that is heard takes hours, and keeps
 * room on the disk meanwhile. Who sends many quickly is taken in turn instead of being refused.
 */
@Component
class Arrivals implements MeterBinder {

    /** A slow phone is done with one by then; a fast line was done long ago, within the wait. */
    private static final Duration A_WHILE = Duration.ofSeconds(30);

    /** More forms of one player do not wait: each of them is a connection. */
    private static final int MOST_WAITING = 30;

    private final Map<AccountId, Turns> known = new ConcurrentHashMap<>();
    private final AtomicInteger arriving = new AtomicInteger();
    private final int most;
    private final Duration wait;

    Arrivals(UploadSettings settings) {
        most = settings.formsAtOnce();
        wait = settings.formsWait();
    }

    /** One form that is being taken in, until it is closed. */
    interface Arrival extends AutoCloseable {

        @Override
        void close();
    }

    /** @param forms that are being taken in or wait */
    private record Turns(Semaphore free, int forms) {

        Turns plus(int more) {
            return new Turns(free, forms + more);
        }
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("anb.uploads.arriving", arriving, AtomicInteger::get)
                .description("forms with clips that this node is taking in now")
                .register(meters);
    }

    /**
     * Waits for a turn, before the body is read.
     *
     * @throws Problem as many of this player are being taken in, and none has ended meanwhile
     */
    Arrival enter(AccountId player) {
        var turns = Objects.requireNonNull(
                known.compute(player, (id, turn) -> turn == null ? new Turns(new Semaphore(most), 1) : turn.plus(1)));
        boolean on = false;
        try {
            on = comesOn(turns);
        } finally {
            if (!on) {
                leave(player);
            }
        }
        if (!on) {
            throw new Problem(ErrorCode.TOO_MANY_UPLOADING, most, most).retryAfter(A_WHILE);
        }
        arriving.incrementAndGet();
        return () -> {
            arriving.decrementAndGet();
            turns.free().release();
            leave(player);
        };
    }

    private boolean comesOn(Turns turns) {
        if (turns.forms() > most + MOST_WAITING) {
            return false;
        }
        try {
            return turns.free().tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while waiting to take a form in");
        }
    }

    private void leave(AccountId player) {
        known.computeIfPresent(player, (id, turn) -> turn.forms() == 1 ? null : turn.plus(-1));
    }
}
