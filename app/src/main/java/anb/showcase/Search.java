package anb.showcase;

import anb.accounts.City;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for in title and player, whatever its case and accents: three characters or more anywhere, fewer
 * letters at the beginning of a word.
 *
 * @param pattern for {@code like}, on {@code video.search_key}
 * @param indexable whether the index of trigrams can find it; if not, only a part of the list is searched
 */
public record Search(String pattern, boolean indexable) {

    /** What pg_trgm takes a trigram from: three letters, the beginning of a word, or two letters at its end. */
    private static final Pattern TRIGRAM =
            Pattern.compile("[\\p{L}\\p{N}]{3}|[^\\p{L}\\p{N}][\\p{L}\\p{N}]|[\\p{L}\\p{N}]{2}[^\\p{L}\\p{N}]");

    static @Nullable Search of(@Nullable String q) {
        if (q == null) {
            return null;
        }
        String key = City.key(q);
        String wanted = key.length() < 3 && Character.isLetterOrDigit(key.charAt(0)) ? " " + key : key;
        return new Search(
                "%" + wanted.replaceAll("([\\\\%_])", "\\\\$1") + "%",
                TRIGRAM.matcher(wanted).find());
    }
}
