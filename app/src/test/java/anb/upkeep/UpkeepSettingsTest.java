package anb.upkeep;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anb.problem.UnusableSetting;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class UpkeepSettingsTest {

    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void clipsThatWouldGoBeforeTheLinksToThemStopTheStart() {
        var settings = new UpkeepSettings(HOUR, HOUR, 200);

        assertThatCode(() -> settings.requireToOutlive(HOUR.minusSeconds(1))).doesNotThrowAnyException();
        assertThatThrownBy(() -> settings.requireToOutlive(HOUR))
                .isInstanceOf(UnusableSetting.class)
                .hasMessageContaining("anb.upkeep.orphans-older-than must be longer than anb.storage.presign-for");
    }
}
