package anb.processing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Keeps the table of docs/media.md complete, and its clips those that the matrix makes. */
class MediaManualTest {

    @Test
    void everyKindOfClipHasItsRow() throws IOException {
        var here = Path.of("").toAbsolutePath();
        var root = Files.exists(here.resolve("docs")) ? here : Objects.requireNonNull(here.getParent());
        var rows = Files.readAllLines(root.resolve("docs/media.md"));

        assertThat(Cameras.all())
                .allSatisfy(clip -> assertThat(rows)
                        .anyMatch(row -> row.startsWith("| " + clip.name + " | " + clip.probed() + " | ")));
    }
}
