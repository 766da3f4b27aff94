package anb.site;

import static org.assertj.core.api.Assertions.assertThat;

import anb.showcase.ListedCities.Listed;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A few cities are chosen from, many are typed. */
class CityChoiceTest {

    private static CityChoice of(int cities, String asked) {
        return new CityChoice(
                IntStream.range(0, cities)
                        .mapToObj(n -> new Listed("city " + (1000 + n), "Cíty " + (1000 + n), n % 100))
                        .toList(),
                asked);
    }

    @Test
    void manyAreNotAllWrittenOut() {
        assertThat(of(60, "").few()).isTrue();
        assertThat(of(61, "").few()).isFalse();
    }

    @Test
    void theLargestAreSuggestedInTheOrderOfTheirNames() {
        var suggested = of(100, "").suggested();

        assertThat(suggested).hasSize(60).allMatch(city -> city.videos() >= 40);
        assertThat(suggested).extracting(Listed::key).isSorted();
    }

    @Test
    void theOneAskedForIsKnownHoweverItIsWritten() {
        assertThat(of(100, "  CITY 1007 ").name()).contains("Cíty 1007");
        assertThat(of(100, "Atlantis").name()).isEmpty();
        assertThat(of(100, "").name()).isEmpty();
    }

    @Test
    void nothingIsSuggestedWhereNothingIs() {
        assertThat(new CityChoice(List.of(), "").suggested()).isEmpty();
    }
}
