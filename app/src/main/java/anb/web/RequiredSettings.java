package anb.web;

import java.util.List;
import org.springframework.boot.context.event.ApplicationContextInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.PropertyResolver;
import org.springframework.util.StringUtils;

/**
 * Stops the start, before anything is built, when settings without a sensible default are missing: all named at once.
 * By the time of this event whoever brings parts along has named them.
 */
class RequiredSettings implements ApplicationListener<ApplicationContextInitializedEvent> {

    private static final String USERNAME = "spring.datasource.username";
    private static final String PASSWORD = "spring.datasource.password";

    /** Has both. */
    private static final String SECRET = "anb.database.secret";

    /** What no default could be right for. Keys of the bucket are not here: on AWS they come from the role. */
    private static final List<String> NAMES = List.of(
            "spring.datasource.url",
            USERNAME,
            PASSWORD,
            "spring.data.redis.host",
            "anb.storage.bucket",
            "anb.accounts.token-secret");

    @Override
    public void onApplicationEvent(ApplicationContextInitializedEvent event) {
        check(event.getApplicationContext().getEnvironment());
    }

    static void check(PropertyResolver environment) {
        var missing = NAMES.stream().filter(name -> !isGiven(environment, name)).toList();
        if (!missing.isEmpty()) {
            throw new MissingSettings(missing);
        }
    }

    private static boolean isGiven(PropertyResolver environment, String name) {
        return StringUtils.hasText(environment.getProperty(name))
                || ((name.equals(USERNAME) || name.equals(PASSWORD)) && isGiven(environment, SECRET));
    }
}
