package anb.editions;

import static org.assertj.core.api.Assertions.assertThat;

import anb.RealParts;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RealParts
class EditionsTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @Autowired
    Editions editions;

    @Test
    void thereIsAnEditionThatIsOpen() {
        var edition = editions.current();

        assertThat(edition.zone()).isEqualTo(ZoneId.of("America/Bogota"));
        assertThat(edition.uploadsOpen(NOON)).isTrue();
        assertThat(edition.votingOpen(NOON)).isTrue();
        assertThat(editions.current()).isSameAs(edition);
    }

    @Test
    void aWindowHoldsItsFirstInstantAndNotItsEnd() {
        var window = new Window(NOON, NOON.plusSeconds(60));

        assertThat(window.contains(NOON.minusNanos(1))).isFalse();
        assertThat(window.contains(NOON)).isTrue();
        assertThat(window.contains(NOON.plusSeconds(60))).isFalse();
        assertThat(new Window(null, NOON).contains(Instant.EPOCH)).isTrue();
        assertThat(new Window(NOON, null).contains(NOON.plusSeconds(1_000_000_000)))
                .isTrue();
    }

    @Test
    void whoComesWhileItIsClosedIsToldWhenItOpensOrThatItIsOver() {
        var bogota = ZoneId.of("America/Bogota");
        var window = new Window(NOON, NOON.plusSeconds(60));

        assertThat(window.closed(NOON.minusSeconds(1), bogota)).containsExactly(NOON.atZone(bogota), "");
        assertThat(window.closed(NOON.plusSeconds(60), bogota))
                .containsExactly("", NOON.plusSeconds(60).atZone(bogota));
        assertThat(new Window(null, null).closed(NOON, bogota)).containsExactly("", "");
    }
}
