package anb.site;

import static org.assertj.core.api.Assertions.assertThat;

import anb.editions.Edition;
import anb.editions.EditionId;
import anb.editions.Window;
import anb.site.HomePage.Closing;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When videos and votes are taken, in words. */
class OpeningTimesTest {

    private static final Window ALWAYS = new Window(null, null);
    private static final Window IN_MARCH =
            new Window(Instant.parse("2025-03-01T13:00:00Z"), Instant.parse("2025-03-10T19:30:00Z"));

    @Test
    void whatBeginsAndEndsIsSaidWithItsZoneAndNothingOfWhatIsOpenForGood() {
        assertThat(OpeningTimes.of(edition(IN_MARCH, ALWAYS), frame("es")))
                .containsExactly("Inscripciones: desde el 1 de marzo de 2025, 8:00 (GMT-5)"
                        + " hasta el 10 de marzo de 2025, 14:30 (GMT-5)");
        assertThat(OpeningTimes.of(edition(ALWAYS, ALWAYS), frame("es"))).isEmpty();
    }

    @Test
    void anEndAloneIsEnough() {
        assertThat(OpeningTimes.of(edition(ALWAYS, new Window(null, IN_MARCH.until())), frame("en")))
                .singleElement()
                .asString()
                .startsWith("Voting: until March 10, 2025")
                .endsWith(" (GMT-5)");
    }

    @Test
    void whatIsClosedSaysWhenItOpensOrClosedAndNothingWhileItIsOpen() {
        assertThat(closed("2025-03-10T19:30:00Z"))
                .isEqualTo("Esta edición no recibe videos en este momento:"
                        + " las subidas se cerraron el 10 de marzo de 2025, 14:30 (GMT-5).");
        assertThat(closed("2025-03-01T12:59:59Z")).contains("se abren el 1 de marzo de 2025, 8:00 (GMT-5).");
        assertThat(closed("2025-03-01T13:00:00Z")).isNull();
    }

    @Test
    void whereClipsAreHandedInNothingIsSaidOfVoting() {
        assertThat(OpeningTimes.ofUploads(edition(ALWAYS, IN_MARCH), frame("es")))
                .isNull();
        assertThat(OpeningTimes.ofUploads(edition(IN_MARCH, ALWAYS), frame("es")))
                .startsWith("Inscripciones: desde el 1 de marzo");
    }

    @Test
    void whatIsLeftIsCountedAsAScriptCountsIt() {
        var left = Duration.ofDays(8).plusHours(23).plusMinutes(59).plusSeconds(59);

        assertThat(new Closing("closes.voting", Instant.EPOCH.plus(left), left).countdown(frame("es")))
                .isEqualTo("8 d 23 h 59 min");
    }

    private static @Nullable String closed(String at) {
        var zone = ZoneId.of("America/Bogota");
        return OpeningTimes.closed("upload.closed", IN_MARCH, zone, Instant.parse(at), frame("es"));
    }

    private static Edition edition(Window uploads, Window voting) {
        return new Edition(new EditionId(UUID.randomUUID()), "Prueba", ZoneId.of("America/Bogota"), uploads, voting);
    }

    private static Frame frame(String language) {
        return Frame.ofError(Locale.of(language), "/", "", null, "");
    }
}
