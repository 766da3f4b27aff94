package anb.watch;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Leaves everything about traces out of the application unless somebody says where to send them: no spans that nobody
 * collects, no thread that would send them. Spring finds it in {@code spring.factories}.
 */
class TracingSwitch implements AutoConfigurationImportFilter, EnvironmentAware {

    /** Setting: the address of an OpenTelemetry collector. */
    static final String ENDPOINT = "management.opentelemetry.tracing.export.otlp.endpoint";

    private boolean on;

    @Override
    public void setEnvironment(Environment environment) {
        on = !environment.getProperty(ENDPOINT, "").isBlank();
    }

    @Override
    public boolean[] match(@Nullable String[] candidates, AutoConfigurationMetadata metadata) {
        var wanted = new boolean[candidates.length];
        for (int i = 0; i < candidates.length; i++) {
            wanted[i] = on || candidates[i] == null || !aboutTraces(candidates[i]);
        }
        return wanted;
    }

    private static boolean aboutTraces(String name) {
        return name.startsWith("org.springframework.boot.micrometer.tracing.")
                || name.startsWith("org.springframework.boot.opentelemetry.");
    }
}
