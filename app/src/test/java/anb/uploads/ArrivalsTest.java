package anb.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import anb.accounts.AccountId;
import anb.problem.ErrorCode;
import anb.problem.Problem;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How many forms of one player are taken in at once, and who waits. */
@Timeout(30)
class ArrivalsTest {

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
        forms.subList(1, 3).forEach(Arrivals.Arrival::close);
        assertThat(arriving()).isZero();
    }

    @Test
    void theNextWaitsForOneToEnd() {
        var arrivals = arrivals(Duration.ofSeconds(20));
        var forms = three(arrivals);

        var next = CompletableFuture.supplyAsync(() -> arrivals.enter(player), Thread::startVirtualThread);

        assertThat(arriving()).isEqualTo(3);
        forms.getFirst().close();
        next.join().close();
    }

    @Test
    void soManyMayWaitAndNotOneMore() {
        var arrivals = arrivals(Duration.ofSeconds(20));
        var forms = three(arrivals);
        var refused = new CountDownLatch(1);
        var waiting = new ArrayList<CompletableFuture<Void>>();
        for (int n = 0; n <= 30; n++) {
            waiting.add(CompletableFuture.runAsync(
                    () -> {
                        try {
                            arrivals.enter(player).close();
                        } catch (Problem atOnce) {
                            refused.countDown();
                        }
                    },
                    Thread::startVirtualThread));
        }

        await().atMost(Duration.ofSeconds(10)).until(() -> refused.getCount() == 0);

        forms.forEach(Arrivals.Arrival::close);
        waiting.forEach(CompletableFuture::join);
        assertThat(arriving()).isZero();
    }

    private List<Arrivals.Arrival> three(Arrivals arrivals) {
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
