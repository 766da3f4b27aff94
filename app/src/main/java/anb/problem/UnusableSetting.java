package anb.problem;

import org.jspecify.annotations.Nullable;

/** The platform cannot start with this value of a setting; the message says which and why, in one sentence. */
public class UnusableSetting extends RuntimeException {

    public UnusableSetting(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
