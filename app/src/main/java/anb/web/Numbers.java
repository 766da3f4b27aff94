package anb.web;

import java.beans.PropertyEditorSupport;
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
        parameters.registerCustomEditor(Integer.class, new Editor());
    }

    private static final class Editor extends PropertyEditorSupport {

        @Override
        public void setAsText(String text) {
            setValue(number(text.strip()));
        }

        private static @Nullable Integer number(String digits) {
            if (digits.isEmpty()) {
                return null;
            }
            if (!isOne(digits)) {
                throw new NumberFormatException("not a number");
            }
            return Integer.valueOf(digits);
        }
    }
}
