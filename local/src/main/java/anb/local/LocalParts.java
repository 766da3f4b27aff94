package anb.local;

import anb.embedded.EmbeddedParts;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Starts the embedded parts before the application, stops them after it, and says where everything is. */
final class LocalParts implements ApplicationContextInitializer<GenericApplicationContext> {

    private static final String SOURCE = "embeddedParts";

    @Override
    public void initialize(GenericApplicationContext context) {
        var environment = context.getEnvironment();
        var folder = folder(environment);
        var parts = start(context, folder);
        if (!environment.containsProperty("anb.check") && !environment.containsProperty("anb.sample-data")) {
            context.addApplicationListener((ApplicationListener<ApplicationReadyEvent>)
                    ready -> say(Welcome.text(environment, folder, parts)));
        }
    }

    /** For a verb: it joins the parts that a node runs on the folder, or has them to itself while none does. */
    static void joinOrStart(GenericApplicationContext context) {
        var environment = context.getEnvironment();
        var folder = folder(environment);
        EmbeddedParts.runningOn(folder)
                .ifPresentOrElse(parts -> tell(environment, parts), () -> start(context, folder));
    }

    /** The same for a verb that fills an installation: where none is kept, one is made, whose administrators will come. */
    static void joinOrMake(GenericApplicationContext context) {
        var folder = folder(context.getEnvironment());
        if (EmbeddedParts.keptIn(folder)) {
            joinOrStart(context);
        } else {
            start(context, folder).welcomed();
        }
    }

    private static Path folder(ConfigurableEnvironment environment) {
        return Binder.get(environment)
                .bindOrCreate("anb", LocalSettings.class)
                .data()
                .toAbsolutePath()
                .normalize();
    }

    private static EmbeddedParts start(GenericApplicationContext context, Path folder) {
        var parts = EmbeddedParts.start(folder, LocalParts::say);
        stopAtTheEnd(parts, context.getDefaultListableBeanFactory());
        tell(context.getEnvironment(), parts.settings());
        return parts;
    }

    /** Singletons are destroyed in reverse order, so the first one goes last; the handler is for a start that fails. */
    private static void stopAtTheEnd(EmbeddedParts parts, DefaultListableBeanFactory beans) {
        beans.registerDisposableBean(SOURCE, parts::close);
        SpringApplication.getShutdownHandlers().add(parts::close);
    }

    /** The command line may still say otherwise; a variable left over in the environment may not. */
    private static void tell(ConfigurableEnvironment environment, Map<String, Object> parts) {
        var sources = environment.getPropertySources();
        var settings = new HashMap<>(parts);
        settings.put("anb.web.leave", "0s"); // nobody stands in front
        var source = new MapPropertySource(SOURCE, settings);
        if (sources.contains(CommandLinePropertySource.COMMAND_LINE_PROPERTY_SOURCE_NAME)) {
            sources.addAfter(CommandLinePropertySource.COMMAND_LINE_PROPERTY_SOURCE_NAME, source);
        } else {
            sources.addFirst(source);
        }
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
