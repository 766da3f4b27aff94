package anb.accounts;

import anb.problem.UnusableSetting;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of sign-up and sign-in.
 *
 * @param tokenSecret signs tokens; the same on all nodes, at least 32 bytes
 * @param previousTokenSecret still accepted while the secret is being changed
 * @param adminEmail the first admin, made at start while there is none, also when all have gone
 * @param adminPassword the first admin's password
 * @param refuseCommonPasswords whether the most used passwords are refused at sign-up
 * @param hashingQueue how many passwords may wait to be hashed before people are sent away for some seconds
 */
@ConfigurationProperties("anb.accounts")
record AccountsSettings(
        @Nullable String tokenSecret,
        @Nullable String previousTokenSecret,
        @Nullable String adminEmail,
        @Nullable String adminPassword,
        @DefaultValue("true") boolean refuseCommonPasswords,
        @DefaultValue("128") int hashingQueue) {

    private static final int FEWEST_BYTES = 32;

    /**
     * Signs new tokens.
     *
     * @throws UnusableSetting when it is missing or too short
     */
    byte[] signingSecret() {
        return strong("anb.accounts.token-secret", tokenSecret == null ? "" : tokenSecret);
    }

    byte @Nullable [] retiredSecret() {
        return previousTokenSecret == null || previousTokenSecret.isEmpty()
                ? null
                : strong("anb.accounts.previous-token-secret", previousTokenSecret);
    }

    private static byte[] strong(String name, String secret) {
        var bytes = secret.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < FEWEST_BYTES) {
            var sentence =
                    "%s must hold a secret of at least %d bytes and has %d; `openssl rand -base64 48` makes one.";
            throw new UnusableSetting(sentence.formatted(name, FEWEST_BYTES, bytes.length), null);
        }
        return bytes;
    }
}
