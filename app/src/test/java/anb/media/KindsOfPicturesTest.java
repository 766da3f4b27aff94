package anb.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KindsOfPicturesTest {

    @Test
    void eachKindIsToldOnceWhetherOrNotThereIsDataBesideIt() {
        assertThat(Probe.kinds("""
                1920,1080,yuv420p,tv,bt709
                1920,1080,yuv420p,tv,bt709,
                1280,720,yuv420p,tv,bt709
                1920,1080,yuv420p,tv,bt709
                """)).containsExactly("1920×1080 yuv420p tv bt709", "1280×720 yuv420p tv bt709");
        assertThat(Probe.kinds("")).isEmpty();
    }
}
