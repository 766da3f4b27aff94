package anb.accessibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * That colours of the pages are told from what is behind them, computed from the style itself (WCAG 2.2, 1.4.3 and 1.4.11), in either
 * light: also where a browser's tools say that they cannot tell, on what runs from one colour to another, and on what is drawn.
 */
class ContrastTest {

    /** At least, of text; of large text, of borders of fields and of what shows where the keyboard is. */
    private static final double TEXT = 4.5, LARGE = 3;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void wordsAreReadOnWhateverTheyStand(boolean dark) throws IOException {
        var style = Stylesheet.read(dark);

        for (var behind : List.of("paper", "card", "plate")) {
            assertSeen(style, TEXT, behind, "ink", "accent");
        }
        for (var behind : List.of("paper", "card")) {
            assertSeen(style, TEXT, behind, "ink-soft", "good", "bad");
        }
        assertSeen(style, TEXT, "night", "white", "mist", "gold", "orange");
        assertSeen(style, TEXT, "navy", "white");
        assertSeen(style, TEXT, "chosen", "white");
        assertSeen(style, TEXT, "orange", "night");
        assertSeen(style, TEXT, "gold", "night");
        assertSeen(style, TEXT, "#000", "gold");
        for (var plate : List.of(".btn.danger::before", ".tag.bad::before")) {
            assertSeen(TEXT, style.of(plate, "background"), style.colour("white"));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void fieldsAndTheKeyboardsPlaceAreSeen(boolean dark) throws IOException {
        var style = Stylesheet.read(dark);

        assertSeen(style, LARGE, "card", "edge", "accent", "bad");
        assertSeen(style, LARGE, "paper", "edge", "accent");
        assertSeen(style, LARGE, "night", "gold");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void wordsAreReadOnTheFloodlitCourt(boolean dark) throws IOException {
        var style = Stylesheet.read(dark);
        var night = style.colour("night");
        for (var scene : List.of(".hero", ".stage")) {
            // one light at a time: they shine from opposite corners, and neither reaches the other
            var lit = new ArrayList<Colour>(List.of(night));
            style.of(scene, "background").stream()
                    .filter(glow -> glow.alpha() < 1)
                    .forEach(glow -> lit.add(glow.over(night)));
            if (scene.equals(".hero")) {
                var line = style.lineOfTheCourt().times(style.opacity(".hero::before"));
                List.copyOf(lit).forEach(behind -> lit.add(line.over(behind)));
            }
            assertThat(lit).hasSizeGreaterThan(1);
            for (var word : List.of("white", "gold", "mist", "#dfe4f8")) {
                assertSeen(TEXT, lit, style.colour(word));
            }
            assertSeen(LARGE, lit, style.colour("orange"));
            var onCount = lit.stream()
                    .map(style.of(".count", "background").getFirst()::over)
                    .toList();
            assertSeen(LARGE, onCount, style.colour("gold"));
            assertSeen(TEXT, onCount, style.colour("white"));
            var onBoard = lit.stream()
                    .map(style.of(".board", "background").getFirst()::over)
                    .toList();
            for (var word : List.of("white", "gold", "mist")) {
                assertSeen(TEXT, onBoard, style.colour(word));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void wordsAreReadFromOneEndOfAGradientToTheOther(boolean dark) throws IOException {
        var style = Stylesheet.read(dark);

        assertSeen(TEXT, style.of(".board h2", "background"), style.colour("night"));
        var steps = style.of(".podium li", "background");
        for (var word : List.of("white", "mist", "gold")) {
            assertSeen(TEXT, steps, style.colour(word));
        }
        for (var step : List.of(".podium .p1", ".podium .p2", ".podium .p3")) {
            assertSeen(LARGE, steps, style.of(step, "--metal").getFirst());
        }
    }

    private static void assertSeen(Stylesheet style, double atLeast, String behind, String... seen) {
        for (var colour : seen) {
            assertThat(Colour.contrast(style.colour(colour), style.colour(behind)))
                    .as("%s on %s", colour, behind)
                    .isGreaterThanOrEqualTo(atLeast);
        }
    }

    private static void assertSeen(double atLeast, List<Colour> behind, Colour seen) {
        assertThat(behind)
                .isNotEmpty()
                .allSatisfy(ground -> assertThat(Colour.contrast(seen, ground))
                        .as("%s on %s", seen, ground)
                        .isGreaterThanOrEqualTo(atLeast));
    }
}
