package anb.showcase;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the index is asked for, which is what a search costs. */
class SearchTest {

    @ParameterizedTest
    @CsvSource({
        "triple en la final, %triple%, true",
        "en la, '% en%', true",
        "xy abc, %abc%, true",
        "'%%% xy', '% xy%', true",
        "%%%, '%\\%\\%\\%%', false",
        "' \u0301', %\u0301%, false",
        "' \u00a0', '%\u00a0%', false"
    })
    void theIndexIsAskedForAWordItCanFind(String sought, String first, boolean indexable) {
        var search = Objects.requireNonNull(Search.of(sought));

        assertThat(search.patterns().getFirst()).isEqualTo(first);
        assertThat(search.indexable()).isEqualTo(indexable);
        assertThat(search.condition()).startsWith("search_key like :word0");
    }
}
