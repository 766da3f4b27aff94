package anb.accounts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody agreed to.
 *
 * @param document what it was: {@code rules}, {@code privacy} …
 * @param guardian who agreed for them, when they are a minor
 */
public record Consent(
        AccountId account,
        String document,
        String version,
        Instant at,
        @Nullable Guardian guardian) {

    public record Guardian(String name, String email) {}
}
