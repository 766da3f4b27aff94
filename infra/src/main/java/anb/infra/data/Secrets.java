package anb.infra.data;

import anb.infra.Finding;
import anb.infra.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.SecretValue;
import software.amazon.awscdk.services.iam.AccessKey;
import software.amazon.awscdk.services.iam.User;
import software.amazon.awscdk.services.s3.IBucket;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.amazon.awscdk.services.secretsmanager.SecretStringGenerator;
import software.constructs.Construct;

/** What nobody types and no template shows. The database's own is made and rotated by RDS, see {@link Facts}. */
public final class Secrets {

    private static final String ROTATION = "AwsSolutions-SMG4";
    private static final int LENGTH = 64;

    private final Construct scope;
    private final Settings settings;
    private final Secret tokens;
    private final Secret redis;
    private final Secret signing;

    Secrets(Construct scope, Settings settings, IBucket clips) {
        this.scope = scope;
        this.settings = settings;
        tokens = generated(
                "Tokens",
                "tokens",
                "signs sessions: current and, while it is changed, previous",
                Optional.of("current"));
        redis = generated("RedisPassword", "redis", "what Redis asks for", Optional.empty());
        signing = signing(clips);
        Finding.accepted(
                tokens,
                ROTATION,
                "Changed in two steps so that nobody is signed out: docs/deployment.md, by a person.");
        Finding.accepted(
                redis, ROTATION, "ElastiCache wants the old and the new one at once: docs/deployment.md, by a person.");
        Finding.accepted(signing, ROTATION, "Made anew with bucket.key-serial by a deployment: docs/deployment.md.");
    }

    public Secret tokens() {
        return tokens;
    }

    public Secret redis() {
        return redis;
    }

    /** The key of whoever signs URLs. */
    public Secret signing() {
        return signing;
    }

    /**
     * A URL lives no longer than the credentials it was signed with, and those of a role may have minutes left. So web nodes
     * sign with a key of a user that may do nothing but what they do with clips.
     */
    private Secret signing(IBucket clips) {
        var signer = User.Builder.create(scope, "Signer")
                .userName(settings.named("signer"))
                .build();
        ClipRights.web(clips).forEach(signer::addToPolicy);
        ClipRights.explain(signer);
        var key = AccessKey.Builder.create(scope, "SigningKey")
                .user(signer)
                .serial(settings.bucket().keySerial())
                .build();
        return secret("Signing", "signing", "the key that signs URLs of clips")
                .secretObjectValue(new TreeMap<>(Map.of(
                        "access_key", SecretValue.unsafePlainText(key.getAccessKeyId()),
                        "secret_key", key.getSecretAccessKey())))
                .build();
    }

    private Secret generated(String id, String name, String description, Optional<String> key) {
        var generator = SecretStringGenerator.builder().excludePunctuation(true).passwordLength(LENGTH);
        key.ifPresent(named -> generator.secretStringTemplate("{}").generateStringKey(named));
        return secret(id, name, description)
                .generateSecretString(generator.build())
                .build();
    }

    /** Kept when the stack goes, but not when its first deployment fails: the next one could not make what is there. */
    private Secret.Builder secret(String id, String name, String description) {
        return Secret.Builder.create(scope, id)
                .secretName("%s/%s".formatted(settings.name(), name))
                .description(description)
                .removalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
    }

    /** All that web nodes are told. */
    public List<Secret> ofWeb() {
        return List.of(tokens, redis, signing);
    }

    /** All that workers are told: they open files of strangers, and sign neither sessions nor URLs. */
    public List<Secret> ofWorkers() {
        return List.of(redis);
    }
}
