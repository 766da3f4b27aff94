package anb.processing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/**
 * Keeps the table of docs/media.md complete, and its clips those that the matrix makes; what it says was measured is held
 * against what is by {@link MediaMatrixTest}.
 */
class MediaManualTest {

    @Test
    void everyKindOfClipHasItsRow() throws IOException {
        assertThat(MatrixRow.documented())
                .extracting(row -> row.clip() + " | " + row.probed())
                .containsExactlyElementsOf(Cameras.all().stream()
                        .map(clip -> clip.name + " | " + clip.probed())
                        .toList());
    }
}
