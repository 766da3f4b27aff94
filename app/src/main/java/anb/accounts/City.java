package anb.accounts;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A city.
 *
 * @param name how answers write it
 * @param key the same for every way of writing it: {@code bogota} for {@code Bogotá} and {@code BOGOTA}
 */
public record City(String name, String key) {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SPACES = Pattern.compile("[\\p{Z}\\s]+");

    /** A city as somebody wrote it. */
    static City of(String written) {
        return new City(written, key(written));
    }

    /** What to compare with {@code account.city_key}: without accents, capitals and surplus spaces. */
    public static String key(String written) {
        return plain(written);
    }

    /** Text without accents, capitals and surplus spaces; the text itself where nothing else would be left. */
    static String plain(String text) {
        var bare =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        var tidy = SPACES.matcher(bare).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
        return tidy.isEmpty() ? text : tidy;
    }
}
