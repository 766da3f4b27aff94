package anb.accounts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody agreed to.
 *
 * @param document what it was: {@code terms}, {@code image-rights} …
 * @param guardian who agreed for them, when they are a minor
 */
record Consent(
        AccountId account,
        String document,
        String version,
        Instant at,
        @Nullable Guardian guardian) {

    record Guardian(String name, String email) {}
}
