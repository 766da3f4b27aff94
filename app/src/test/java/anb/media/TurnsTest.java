package anb.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TurnsTest {

    /** Of different numbers, so that no two of them share a place. */
    private static final UUID VALERIA = new UUID(0, 1);

    private static final UUID CAMILO = new UUID(0, 2);
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
        try (var first = turns.take(null).orElseThrow()) {
            try (var _ = turns.take(null).orElseThrow()) {
                assertThat(turns.take(LUCIA)).isEmpty();
                assertThat(turns.take(null)).isEmpty();
            }
            try (var freed = turns.take(LUCIA).orElseThrow()) {
                assertThat(freed).isNotSameAs(first);
            }
        }
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
}
