package anb.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** With a lease of 30 s. */
class InTouchTest {

    private static final OffsetDateTime START = OffsetDateTime.of(2026, 12, 1, 20, 0, 0, 0, ZoneOffset.UTC);

    private final InTouch inTouch = new InTouch(Node.settings());

    @Test
    void whoeverHasJustStartedMayTakeOver() {
        assertThat(mayAt(0)).isTrue();
    }

    @Test
    void whoeverAsksEveryFewSecondsMayAndWhoeverHasNotHeardForHalfALeaseMayNot() {
        IntStream.rangeClosed(0, 60).forEach(this::heardAt);

        assertThat(mayAt(62)).isTrue();
        assertThat(mayAt(74)).isTrue();
        assertThat(mayAt(76)).isFalse();
    }

    @Test
    void afterASilenceAWholeLeaseMustPassInTouch() {
        heardAt(0);
        IntStream.rangeClosed(45, 74).forEach(this::heardAt);
        assertThat(mayAt(74)).isFalse();

        heardAt(75);
        assertThat(mayAt(77)).isTrue();
    }

    @Test
    void anotherSilenceBeginsItAnew() {
        heardAt(0);
        heardAt(45);
        heardAt(61);
        IntStream.rangeClosed(62, 90).forEach(this::heardAt);
        assertThat(mayAt(90)).isFalse();

        heardAt(91);
        assertThat(mayAt(91)).isTrue();
    }

    private void heardAt(int second) {
        inTouch.heard(START.plusSeconds(second));
    }

    private boolean mayAt(int second) {
        return START.plusSeconds(second).isBefore(inTouch.takesOverUntil());
    }
}
