package anb.accounts;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address.
 *
 * @param written as the person wrote it, without spaces around it
 * @param key the same whatever the case and Unicode form: what the unique index of accounts is on
 */
public record Email(String written, String key) {

    private static final int LONGEST = 254; // RFC 5321, section 4.5.3.1.3, less the angle brackets
    private static final int LONGEST_LOCAL_PART = 64; // section 4.5.3.1.1

    /** Letters of any script, digits and what RFC 5322 calls atext; dots only between them. Quoted forms are not taken. */
    private static final String ATOM = "[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+";

    private static final String LABEL = "[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}-]{0,61}[\\p{L}\\p{M}\\p{N}])?";
    private static final Pattern SHAPE =
            Pattern.compile("(" + ATOM + "(?:\\." + ATOM + ")*+)@" + LABEL + "(?:\\." + LABEL + ")+");

    /** Empty when the text cannot be an address. */
    public static Optional<Email> of(String text) {
        var written = Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
        if (written.length() > LONGEST) {
            return Optional.empty();
        }
        var shape = SHAPE.matcher(written);
        return shape.matches() && shape.group(1).length() <= LONGEST_LOCAL_PART
                ? Optional.of(new Email(written, key(written)))
                : Optional.empty();
    }

    private static String key(String written) {
        return Normalizer.normalize(written, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
