package anb.web;

import java.beans.PropertyEditorSupport;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/**
 * Numbers as the contract means them: digits, and neither hexadecimal nor of another script. An editor and no converter:
 * what a converter refuses, Spring gives to an editor of its own, which takes all of those.
 */
@ControllerAdvice
class Numbers {

    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+");

    /** Whether a text is one, be it larger than any that is taken. */
    static boolean isOne(String text) {
        return NUMBER.matcher(text.strip()).matches();
    }

    @InitBinder
    void read(WebDataBinder parameters) {
        parameters.registerCustomEditor(Integer.class, new Editor(Integer::valueOf));
        parameters.registerCustomEditor(Long.class, new Editor(Long::valueOf));
    }

    private static final class Editor extends PropertyEditorSupport {

        private final Function<String, Number> decimal;

        Editor(Function<String, Number> decimal) {
            this.decimal = decimal;
        }

        @Override
        public void setAsText(String text) {
            setValue(number(text.strip()));
        }

        private @Nullable Number number(String digits) {
            if (digits.isEmpty()) {
                return null;
            }
            if (!isOne(digits)) {
                throw new NumberFormatException("not a number");
            }
            return decimal.apply(digits);
        }
    }
}
