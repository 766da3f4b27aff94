package anb.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TurnsTest {

    private static final UUID VALERIA = new UUID(0, 1);

    /** A stranger whose id is nearly the same, and so is its hash. */
    private static final UUID CAMILO = new UUID(0, 1 + 65_536);

    private static final UUID LUCIA = new UUID(0, 3);

    private final Turns turns = new Turns(2, Duration.ofMillis(200));

    @Test
    void whoHasOneWaitsForItsEndWhileOthersGetTheirs() throws Exception {
        try (var _ = turns.take(VALERIA).orElseThrow()) {
            assertThat(turns.take(VALERIA)).isEmpty();
            try (var other = turns.take(CAMILO).orElseThrow()) {
                assertThat(other).isNotNull();
            }
        }
        try (var again = turns.take(VALERIA).orElseThrow()) {
            assertThat(again).isNotNull();
        }
    }

    @Test
    void nobodyWaitsForEverAndWhoGaveUpHoldsNothing() throws Exception {
        try (var first = turns.take(VALERIA).orElseThrow()) {
            try (var _ = turns.take(CAMILO).orElseThrow()) {
                assertThat(turns.take(LUCIA)).isEmpty();
                assertThat(turns.people()).isEqualTo(2);
            }
            try (var freed = turns.take(LUCIA).orElseThrow()) {
                assertThat(freed).isNotSameAs(first);
            }
        }
        assertThat(turns.people()).isZero();
    }

    @Test
    void whoComesLaterGetsATurnThatIsGivenBackInTime() throws Exception {
        var patient = new Turns(1, Duration.ofSeconds(20));
        var held = patient.take(VALERIA).orElseThrow();
        var giver = Thread.ofVirtual().start(held::close);
        try (var next = patient.take(CAMILO).orElseThrow()) {
            assertThat(next).isNotNull();
        }
        giver.join();
    }

    @Test
    void ofOnePersonNoTwoAreServedAtOnceHoweverManyWaitAndThenNobodyIsRemembered() throws Exception {
        var patient = new Turns(8, Duration.ofSeconds(50));
        var served = new AtomicInteger();
        Callable<Integer> call = () -> {
            try (var _ = patient.take(VALERIA).orElseThrow()) {
                int now = served.incrementAndGet();
                served.decrementAndGet();
                return now;
            }
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var now : threads.invokeAll(Collections.nCopies(500, call))) {
                assertThat(now.get()).isOne();
            }
        }
        assertThat(patient.people()).isZero();
    }
}
