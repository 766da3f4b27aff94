package anb.tickets;

import anb.storage.StoredPart;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How a file is cut: parts of one size, numbered from 1, the last one as small as it comes out.
 *
 * @param sizeBytes of the file
 * @param partBytes of each part but the last
 */
record Parts(long sizeBytes, long partBytes) {

    /** How many there are. */
    int count() {
        return Math.toIntExact(Math.ceilDiv(sizeBytes, partBytes));
    }

    /** All numbers in order. */
    IntStream numbers() {
        return IntStream.rangeClosed(1, count());
    }

    /** How many bytes a part has. */
    long sizeOf(int number) {
        return Math.min(partBytes, sizeBytes - (number - 1) * partBytes);
    }

    /** The numbers of those that are not there, or not as long as they must be. */
    List<Integer> missing(List<StoredPart> stored) {
        Set<Integer> there = fitting(stored).stream().map(StoredPart::number).collect(Collectors.toSet());
        return numbers().filter(number -> !there.contains(number)).boxed().toList();
    }

    /** Those that belong to the file. */
    List<StoredPart> fitting(List<StoredPart> stored) {
        return stored.stream()
                .filter(part -> part.number() <= count() && part.sizeBytes() == sizeOf(part.number()))
                .toList();
    }
}
