package anb.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import anb.storage.StoredPart;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartsTest {

    private static final long PART = 8 << 20;

    @ParameterizedTest
    @ValueSource(longs = {1, PART - 1, PART, PART + 1, 2 * PART, 95L << 20, 100L << 20})
    void thePartsOfAFileAreAllOfIt(long size) {
        var parts = new Parts(size, PART);

        assertThat(parts.numbers().mapToLong(parts::sizeOf).sum()).isEqualTo(size);
        assertThat(parts.numbers().mapToLong(parts::sizeOf)).allMatch(bytes -> bytes > 0 && bytes <= PART);
        assertThat(parts.numbers()).hasSize(parts.count()).startsWith(1);
    }

    @Test
    void aPartOfAnotherLengthOrBeyondTheEndIsNotThere() {
        var parts = new Parts(2 * PART + 5, PART);
        var stored = List.of(part(1, PART), part(2, PART - 1), part(3, 5), part(4, 5));

        assertThat(parts.missing(stored)).containsExactly(2);
        assertThat(parts.fitting(stored)).extracting(StoredPart::number).containsExactly(1, 3);
        assertThat(parts.missing(List.of()))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 3).boxed().toList());
    }

    private static StoredPart part(int number, long bytes) {
        return new StoredPart(number, bytes, "\"etag\"");
    }
}
