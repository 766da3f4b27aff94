package anb.web;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class RequiredSettingsTest {

    private static final Map<String, Object> ALL = Map.of(
            "spring.datasource.url", "jdbc:postgresql://db/anb",
            "spring.datasource.username", "anb",
            "spring.datasource.password", "secret",
            "spring.data.redis.host", "redis",
            "anb.storage.bucket", "videos",
            "anb.accounts.token-secret", "0123456789abcdef0123456789abcdef");

    @Test
    void everyMissingSettingIsNamedAtOnceBothWaysItCanBeGiven() {
        var environment = environment(Map.of("spring.datasource.url", "jdbc:postgresql://db/anb"));

        assertThatExceptionOfType(MissingSettings.class)
                .isThrownBy(() -> RequiredSettings.check(environment))
                .withMessageContaining("--anb.accounts.token-secret=")
                .withMessageContaining("ANB_ACCOUNTS_TOKEN_SECRET=")
                .withMessageContaining("--spring.data.redis.host=")
                .withMessageNotContaining("datasource.url");
    }

    @Test
    void aNodeThatWasToldEverythingMayStart() {
        assertThatCode(() -> RequiredSettings.check(environment(ALL))).doesNotThrowAnyException();
    }

    @Test
    void whoItIsToTheDatabaseMayBeInASecret() {
        var inASecret = new HashMap<>(ALL);
        inASecret.keySet().removeIf(name -> name.matches("spring.datasource.(username|password)"));
        inASecret.put("anb.database.secret", "arn:aws:secretsmanager:sa-east-1:123456789012:secret:database-AbCdEf");
        assertThatCode(() -> RequiredSettings.check(environment(inASecret))).doesNotThrowAnyException();
    }

    private static StandardEnvironment environment(Map<String, Object> settings) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("given", settings));
        return environment;
    }
}
