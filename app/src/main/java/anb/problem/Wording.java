package anb.problem;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An error in words.
 *
 * @param title what kind of error
 * @param message what happened this time
 * @param remedy what the caller can do about it, if anything
 */
public record Wording(String title, String message, Optional<String> remedy) {

    private static final Texts TEXTS = Texts.of("messages/problems");

    /** Words an error in the language of {@code locale}; the arguments are those it was raised or stored with. */
    public static Wording of(ErrorCode code, List<?> arguments, Locale locale) {
        return new Wording(
                TEXTS.say(code.code() + ".title", List.of(), locale),
                TEXTS.say(code.code() + ".detail", arguments, locale),
                TEXTS.find(code.code() + ".remedy", arguments, locale));
    }

    /** Words what is wrong with one field. */
    public static String of(FieldProblem field, Locale locale) {
        return TEXTS.say(field.text(), field.arguments(), locale);
    }
}
