package anb;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import software.amazon.awssdk.services.s3.S3Client;

/** A second installation: a database and a bucket of its own, on the servers that all tests share. */
public final class Installation {

    private static final List<String> SHARED = List.of(
            "spring.datasource.username",
            "spring.datasource.password",
            "spring.data.redis.host",
            "spring.data.redis.port",
            "spring.data.redis.password",
            "anb.storage.endpoint",
            "anb.storage.region",
            "anb.storage.access-key",
            "anb.storage.secret-key",
            "anb.storage.path-style",
            "anb.temp",
            "anb.media.ffmpeg",
            "anb.media.ffprobe",
            "anb.media.library-path",
            "anb.accounts.token-secret");

    private final Map<String, Object> settings = new LinkedHashMap<>();

    private Installation(Environment shared, String name) {
        SHARED.forEach(setting -> settings.put(setting, shared.getRequiredProperty(setting)));
        var url = shared.getRequiredProperty("spring.datasource.url");
        settings.put("spring.datasource.url", url.replaceFirst("/[^/?]+(\\?|$)", "/" + name + "$1"));
        settings.put("anb.storage.bucket", name.replace('_', '-'));
    }

    /** One that nobody has started yet. */
    public static Installation empty(Environment shared, JdbcClient db, S3Client s3) {
        var name = "other_" + UUID.randomUUID().toString().replace("-", "");
        db.sql("create database " + name).update();
        s3.createBucket(r -> r.bucket(name.replace('_', '-')));
        return new Installation(shared, name);
    }

    /** The same with a setting that is another, made of what it was. */
    public Installation changed(String setting, UnaryOperator<String> other) {
        settings.put(setting, other.apply(setting(setting)));
        return this;
    }

    public String bucket() {
        return setting("anb.storage.bucket");
    }

    /** Its database, by a connection that is closed after each statement. */
    public JdbcClient db() {
        return JdbcClient.create(new DriverManagerDataSource(
                setting("spring.datasource.url"),
                setting("spring.datasource.username"),
                setting("spring.datasource.password")));
    }

    private String setting(String name) {
        return String.valueOf(settings.get(name));
    }

    /** Its beans, as a verb of the command line has them. */
    public ConfigurableApplicationContext forVerbs() {
        return Operation.started(application());
    }

    /** A node of it that answers, at its {@code local.server.port}, and takes no jobs. */
    public ConfigurableApplicationContext serving() {
        settings.putAll(Map.of("server.port", 0, "anb.jobs.concurrency", 0, "anb.web.leave", "0s"));
        return application().run();
    }

    private SpringApplication application() {
        var application = new SpringApplication(Application.class);
        application.addInitializers(context ->
                context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("other", settings)));
        return application;
    }

    /** A verb in a process of its own. */
    public Process start(Path output, String... words) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Application.class.getName()));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(output.toString())));
        settings.forEach((setting, value) -> builder.environment()
                .put(setting.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT), value.toString()));
        return builder.start();
    }
}
