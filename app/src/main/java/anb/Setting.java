package anb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A setting as the help shows it.
 *
 * @param value its default, empty when it has none
 */
public record Setting(String name, String value, String meaning) {

    /** Written by the compiler from every record of settings, so the help cannot forget one. */
    private static final String METADATA = "META-INF/spring-configuration-metadata.json";

    private static final Setting PORT = new Setting("server.port", "8080", "where the site and the API listen");

    private static final Setting CHECK = new Setting(
            "anb.check", "", "only look: name every difference between rows, jobs, tallies and objects, end");

    private static final Setting SAMPLE_DATA = new Setting(
            "anb.sample-data",
            "",
            "only fill an empty database: PLAYERS,VIDEOS,VOTES, or a million players when nothing is said, end");

    private static final Setting DEMO = new Setting(
            "anb.demo", "", "fill an empty database with players, clips and votes to look at, while the site is up");

    /** Where the parts are that a node of a larger installation shares with others. */
    private static final List<Setting> PARTS = List.of(
            new Setting("spring.datasource.url", "", "required: jdbc:postgresql://HOST:5432/DATABASE"),
            new Setting("spring.datasource.username", "", "required, here or in a secret (anb.database.secret)"),
            new Setting("spring.datasource.password", "", "required, likewise"),
            new Setting("spring.data.redis.host", "", "required"),
            new Setting("spring.data.redis.port", "6379", "the port of Redis"),
            new Setting("spring.data.redis.password", "", "the password of Redis, when it has one"));

    /** Every setting that is on the class path, for a program that brings its own parts. */
    public static List<Setting> all() {
        return Stream.concat(Stream.of(PORT, CHECK, SAMPLE_DATA, DEMO), ours()).toList();
    }

    /** Every setting, and those that tell a node where the parts are. */
    static List<Setting> ofANode() {
        return Stream.concat(PARTS.stream(), all().stream()).toList();
    }

    private static Stream<Setting> ours() {
        try {
            return Collections.list(Setting.class.getClassLoader().getResources(METADATA)).stream()
                    .flatMap(Setting::read)
                    .filter(setting -> setting.name.startsWith("anb."))
                    .sorted(Comparator.comparing(Setting::name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String help() {
        var line = "  --" + name + (value.isEmpty() ? "" : "=" + value);
        return meaning.isEmpty() ? line : line + "\n      " + meaning;
    }

    private static Stream<Setting> read(URL metadata) {
        try (var in = metadata.openStream()) {
            var properties = JsonMapper.shared().readTree(in).path("properties");
            return StreamSupport.stream(properties.spliterator(), false).map(Setting::of);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Setting of(JsonNode property) {
        var value = property.path("defaultValue");
        return new Setting(
                property.path("name").asString(),
                value.isValueNode() ? value.asString() : "",
                property.path("description").asString("").replaceAll("\\{@\\w+ #?([^}]*)}", "$1"));
    }
}
