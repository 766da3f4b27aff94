package anb.showcase;

import anb.accounts.Plain;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Words that somebody looks for in title and player, all of them, in any order, whatever their case and accents: three
 * characters or more anywhere, fewer letters at the beginning of a word.
 *
 * @param patterns for {@code like}, the one that the index finds best first
 * @param indexable whether the index of trigrams can find one of them; if not, only a part of the list is searched
 */
public record Search(List<String> patterns, boolean indexable) {

    /**
     * How many that were found can be skipped by an offset. There is no index to skip them by: each is looked at. A link goes
     * on from there without skipping any.
     */
    static final int DEEPEST = 500;

    /** What pg_trgm takes a trigram from: three letters, the beginning of a word, or two letters at its end. */
    private static final Pattern TRIGRAM =
            Pattern.compile("[\\p{L}\\p{N}]{3}|[^\\p{L}\\p{N}][\\p{L}\\p{N}]|[\\p{L}\\p{N}]{2}[^\\p{L}\\p{N}]");

    static @Nullable Search of(@Nullable String q) {
        if (q == null) {
            return null;
        }
        var words = Arrays.stream(Plain.of(q).split(" "))
                .filter(word -> !word.isEmpty())
                .distinct()
                .map(word -> word.length() < 3 && Character.isLetterOrDigit(word.charAt(0)) ? " " + word : word)
                .sorted(Comparator.comparing(Search::hasTrigram)
                        .thenComparing(word -> word.strip().length())
                        .reversed())
                .toList();
        return new Search(
                words.stream()
                        .map(word -> "%" + word.replaceAll("([\\\\%_])", "\\\\$1") + "%")
                        .toList(),
                hasTrigram(words.getFirst()));
    }

    private static boolean hasTrigram(String word) {
        return TRIGRAM.matcher(word).find();
    }

    /**
     * For a statement on {@code video}. Each word is asked for by itself, and short ones of what the others find: "en" and
     * "la" have the longest lists in the index.
     */
    String condition() {
        return IntStream.range(0, patterns.size())
                .mapToObj(n ->
                        (n > 0 && isShort(patterns.get(n)) ? "search_key || '' like :word" : "search_key like :word")
                                + n)
                .collect(Collectors.joining(" and "));
    }

    private static boolean isShort(String pattern) {
        return pattern.startsWith("% ");
    }

    /** What {@link #condition} compares with. */
    Map<String, String> values() {
        return IntStream.range(0, patterns.size()).boxed().collect(Collectors.toMap(n -> "word" + n, patterns::get));
    }
}
