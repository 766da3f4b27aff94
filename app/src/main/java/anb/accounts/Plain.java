package anb.accounts;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Text as it is compared and looked for, however somebody wrote it. */
public final class Plain {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SPACES = Pattern.compile("[\\p{Z}\\s]+");

    private Plain() {}

    /** Text without accents, capitals and surplus spaces; the text itself where nothing else would be left. */
    public static String of(String text) {
        var bare =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        var tidy = SPACES.matcher(bare).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
        return tidy.isEmpty() ? text : tidy;
    }
}
