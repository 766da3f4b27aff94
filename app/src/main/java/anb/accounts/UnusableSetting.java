package anb.accounts;

import org.jspecify.annotations.Nullable;

/** The platform cannot start with this value of a setting; the message says which and why, in one sentence. */
class UnusableSetting extends RuntimeException {

    UnusableSetting(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
