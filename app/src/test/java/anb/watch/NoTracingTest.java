package anb.watch;

import static org.assertj.core.api.Assertions.assertThat;

import anb.RealParts;
import io.micrometer.tracing.Tracer;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The application as it is when nobody said where traces go. */
@RealParts
class NoTracingTest {

    @Autowired
    ApplicationContext application;

    @Test
    void nothingMakesSpansAndNothingSendsThem() {
        assertThat(application.getBeanNamesForType(Tracer.class)).isEmpty();
        assertThat(application.getBeanDefinitionNames())
                .noneMatch(name -> name.toLowerCase(Locale.ROOT).contains("opentelemetry"));
    }
}
