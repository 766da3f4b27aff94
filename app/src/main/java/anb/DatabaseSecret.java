package anb;

import anb.problem.UnusableSetting;
import com.zaxxer.hikari.HikariCredentialsProvider;
import com.zaxxer.hikari.util.Credentials;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who we are to PostgreSQL, as Secrets Manager has it: the password changes while the node is at work. Connections outlive
 * it; each new one is opened with what the secret holds by then. It is in memory only: who breaks a child can read files.
 */
class DatabaseSecret implements HikariCredentialsProvider {

    private static final Logger log = LoggerFactory.getLogger(DatabaseSecret.class);

    /** Connections come in bursts; after a rotation those that are opened fail for so long. */
    private static final Duration KEPT = Duration.ofSeconds(10);

    private final SecretsManagerClient client;
    private final String id;
    private final @Nullable String username;
    private final InstantSource clock;

    private Credentials known;
    private Instant askAgain;
    private boolean silent;

    /**
     * Asks for the first time.
     *
     * @param username where the secret has none
     * @throws UnusableSetting when there is no answer, or none with a password
     */
    DatabaseSecret(SecretsManagerClient client, String id, @Nullable String username, InstantSource clock) {
        this.client = client;
        this.id = id;
        this.username = username;
        this.clock = clock;
        known = ask();
        askAgain = clock.instant().plus(KEPT);
    }

    @Override
    public synchronized Credentials getCredentials() {
        if (!clock.instant().isBefore(askAgain)) {
            renew();
            askAgain = clock.instant().plus(KEPT);
        }
        return known;
    }

    private void renew() {
        try {
            known = ask();
            silent = false;
        } catch (UnusableSetting e) {
            if (!silent) {
                log.warn("{}; connections are opened with the last one that was told", e.getMessage());
            }
            silent = true;
        }
    }

    private Credentials ask() {
        try {
            return read(client.getSecretValue(request -> request.secretId(id)).secretString());
        } catch (SdkException e) {
            throw new UnusableSetting(
                    "Secrets Manager does not tell the database's password (anb.database.secret): " + e.getMessage(),
                    e);
        }
    }

    private Credentials read(@Nullable String json) {
        var secret = tree(Objects.requireNonNullElse(json, ""));
        var name = secret.path("username").stringValue(username);
        var password = secret.path("password").stringValue(null);
        if (name == null || password == null) {
            throw unreadable();
        }
        return Credentials.of(name, password);
    }

    /** Without the cause, which quotes what it could not read. */
    private static JsonNode tree(String json) {
        try {
            return JsonMapper.shared().readTree(json);
        } catch (JacksonException e) {
            throw unreadable();
        }
    }

    private static UnusableSetting unreadable() {
        return new UnusableSetting(
                "the secret that anb.database.secret names is no JSON with username and password", null);
    }
}
