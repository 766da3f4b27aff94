package anb.web;

import java.util.List;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** Stops the start, before anything is built, when settings without a sensible default are missing: all named at once. */
@Component
class RequiredSettings implements BeanFactoryPostProcessor {

    /** What no default could be right for. Keys of the bucket are not here: on AWS they come from the role. */
    private static final List<String> NAMES = List.of(
            "spring.datasource.url",
            "spring.datasource.username",
            "spring.datasource.password",
            "spring.data.redis.host",
            "anb.storage.bucket",
            "anb.accounts.token-secret");

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        var environment = beans.getBean(Environment.class);
        var missing = NAMES.stream()
                .filter(name -> !StringUtils.hasText(environment.getProperty(name)))
                .toList();
        if (!missing.isEmpty()) {
            throw new MissingSettings(missing);
        }
    }
}
