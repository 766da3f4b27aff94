package anb.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import anb.accounts.AccountId;
import anb.media.Turns;
import anb.problem.ErrorCode;
import anb.problem.Problem;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How many forms of one player are taken in at once, and who waits. */
@Timeout(30)
class ArrivalsTest {

    /** Nobody is refused for having waited. */
    private static final Duration LONG = Duration.ofMinutes(2);

    private final AccountId player = new AccountId(UUID.randomUUID());
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void ofOnePlayerThreeAreTakenInAndOthersAreInNobodysWay() {
        var arrivals = arrivals(Duration.ofMillis(10));
        var forms = three(arrivals);

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> arrivals.enter(player))
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo(ErrorCode.TOO_MANY_UPLOADING);
                    assertThat(refused.retryAfter()).isPositive();
                });
        arrivals.enter(new AccountId(UUID.randomUUID())).close();
        forms.getFirst().close();
        arrivals.enter(player).close();

        assertThat(arriving()).isEqualTo(2);
        forms.subList(1, 3).forEach(Turns.Turn::close);
        assertThat(arriving()).isZero();
    }

    @Test
    void theNextWaitsForOneToEnd() throws Exception {
        var arrivals = arrivals(LONG);
        var forms = three(arrivals);

        var next = new FutureTask<>(() -> arrivals.enter(player));
        var waiter = Thread.startVirtualThread(next);

        await().until(() -> waits(waiter));
        assertThat(arriving()).isEqualTo(3);
        forms.getFirst().close();
        next.get().close();
        assertThat(arriving()).isEqualTo(2);
    }

    @Test
    void whoIsInterruptedIsNotToldThatTooManyAreTakenIn() throws Exception {
        var arrivals = arrivals(LONG);
        var forms = three(arrivals);
        var next = new FutureTask<>(() -> arrivals.enter(player));
        var waiter = Thread.startVirtualThread(next);
        await().until(() -> waits(waiter));

        waiter.interrupt();

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(next::get)
                .withCauseInstanceOf(CancellationException.class);
        forms.forEach(Turns.Turn::close);
        three(arrivals).forEach(Turns.Turn::close);
    }

    @Test
    void soManyMayWaitAndNotOneMore() throws InterruptedException {
        var arrivals = arrivals(LONG);
        var forms = three(arrivals);
        var refused = new AtomicInteger();
        var others = new ArrayList<Thread>();
        for (int n = 0; n <= 30; n++) {
            others.add(Thread.startVirtualThread(() -> {
                try {
                    arrivals.enter(player).close();
                } catch (Problem atOnce) {
                    refused.incrementAndGet();
                }
            }));
        }

        await().until(() -> others.stream().allMatch(other -> waits(other) || !other.isAlive()));
        assertThat(refused).hasValue(1);

        forms.forEach(Turns.Turn::close);
        for (var other : others) {
            other.join();
        }
        assertThat(refused).hasValue(1);
        assertThat(arriving()).isZero();
    }

    private static boolean waits(Thread thread) {
        return thread.getState() == Thread.State.TIMED_WAITING;
    }

    private List<Turns.Turn> three(Arrivals arrivals) {
        return List.of(arrivals.enter(player), arrivals.enter(player), arrivals.enter(player));
    }

    private Arrivals arrivals(Duration wait) {
        var arrivals = new Arrivals(new UploadSettings(true, 25, 3, wait));
        arrivals.bindTo(meters);
        return arrivals;
    }

    private double arriving() {
        return meters.get("anb.uploads.arriving").gauge().value();
    }
}
