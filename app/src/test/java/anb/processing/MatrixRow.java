package anb.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What was measured of one kind of clip, as a row of the table in docs/media.md.
 *
 * @param clip its name
 * @param probed codec, pixel format and size
 * @param circle its width by its height
 * @param greys largest difference, of 255
 * @param colours likewise
 * @param milliseconds most by which a frame shows another moment
 */
record MatrixRow(String clip, String probed, double circle, double greys, double colours, double milliseconds) {

    private static final int CELLS = 6;

    static MatrixRow of(String line) {
        var cells = cells(line);
        return new MatrixRow(
                cells.get(0),
                cells.get(1),
                number(cells.get(2)),
                number(cells.get(3)),
                number(cells.get(4)),
                number(cells.get(5)));
    }

    /** All rows of the document. */
    static List<MatrixRow> documented() throws IOException {
        var here = Path.of("").toAbsolutePath();
        var root = Files.exists(here.resolve("docs")) ? here : Objects.requireNonNull(here.getParent());
        return Files.readAllLines(root.resolve("docs/media.md")).stream()
                .filter(line -> cells(line).size() == CELLS && line.contains(" ms |"))
                .map(MatrixRow::of)
                .toList();
    }

    /** Fails unless the document says the same; processors round in other ways, so not to the last digit. */
    void isWhatTheDocumentSays() throws IOException {
        assertThat(documented())
                .filteredOn(row -> row.clip().equals(clip))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.probed()).isEqualTo(probed);
                    assertThat(row.circle()).as("circle").isCloseTo(circle, within(0.01));
                    assertThat(row.greys()).as("greys").isCloseTo(greys, within(2.0));
                    assertThat(row.colours()).as("colours").isCloseTo(colours, within(2.0));
                    assertThat(row.milliseconds()).as("ms").isCloseTo(milliseconds, within(2.0));
                });
    }

    private static List<String> cells(String line) {
        return Stream.of(line.split("\\|", -1))
                .map(String::strip)
                .filter(cell -> !cell.isEmpty())
                .toList();
    }

    /** Without what stands around it: {@code ±3}, {@code 20 ms}. */
    private static double number(String cell) {
        return Double.parseDouble(cell.replaceAll("[^0-9.]", ""));
    }
}
