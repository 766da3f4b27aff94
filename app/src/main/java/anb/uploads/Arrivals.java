package anb.uploads;

import anb.accounts.AccountId;
import anb.media.OwnTurns;
import anb.media.Turns;
import anb.problem.ErrorCode;
import anb.problem.Problem;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
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

    private final AtomicInteger arriving = new AtomicInteger();
    private final OwnTurns turns;
    private final int most;
    private final Duration wait;

    Arrivals(UploadSettings settings) {
        most = settings.formsAtOnce();
        turns = new OwnTurns(most, MOST_WAITING);
        wait = settings.formsWait();
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
     * @return one form that is being taken in, until it is closed
     * @throws Problem as many of this player are being taken in, and none has ended meanwhile
     */
    Turns.Turn enter(AccountId player) {
        var turn = turn(player)
                .orElseThrow(() -> new Problem(ErrorCode.TOO_MANY_UPLOADING, most, most).retryAfter(A_WHILE));
        arriving.incrementAndGet();
        return () -> {
            arriving.decrementAndGet();
            turn.close();
        };
    }

    private Optional<Turns.Turn> turn(AccountId player) {
        try {
            return turns.take(player.value(), wait);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while waiting to take a form in");
        }
    }
}
