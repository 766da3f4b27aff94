package anb.infra;

import anb.infra.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The templates of an installation, made once for all tests; those of presets stay in {@code target/cdk.out}. */
record Installation(String name, Settings settings, Path folder) {

    private static final Path OUT = Path.of("target", "cdk.out");
    private static final Path TRIED = Path.of("target", "cdk.tried");
    static final List<String> STACKS = List.of("Network", "Data", "Service", "Watch");
    private static final Map<String, Installation> MADE = new ConcurrentHashMap<>();

    /** Tests that ask for the installation of this name get this one, with templates that somebody has changed. */
    static final ScopedValue<Installation> INSTEAD = ScopedValue.newInstance();

    static Installation of(String preset) {
        return of(preset, preset, Map.of());
    }

    static Installation of(String name, String preset, Map<String, String> changed) {
        if (INSTEAD.isBound() && INSTEAD.get().name().equals(name)) {
            return INSTEAD.get();
        }
        return MADE.computeIfAbsent(name, _ -> {
            var settings = Settings.of(preset, changed);
            var folder = (name.equals(preset) ? OUT : TRIED).resolve(name);
            Showcase.synthesise(settings, folder);
            return new Installation(name, settings, folder);
        });
    }

    /** With everything that is optional, and three zones. */
    static Installation withOptions() {
        return of(
                "options",
                "default",
                Map.ofEntries(
                        Map.entry("site.origin", "https://anb.example.org"),
                        Map.entry("site.certificate", "arn:aws:acm:us-east-1:123456789012:certificate/abc"),
                        Map.entry("site.cloudfront", "true"),
                        Map.entry("site.firewall", "true"),
                        Map.entry("network.zones", "3"),
                        Map.entry("web.instance", "t4g.medium"),
                        Map.entry("workers.instance", "c7g.large"),
                        Map.entry("release.sha256.aarch64", "2".repeat(64)),
                        Map.entry("release.image.aarch64", "ami-0123456789abcdef0")));
    }

    static Stream<Installation> presets() {
        return Stream.of("default", "small", "large").map(Installation::of);
    }

    Template network() {
        return template("Network");
    }

    Template data() {
        return template("Data");
    }

    Template service() {
        return template("Service");
    }

    Template watch() {
        return template("Watch");
    }

    List<Template> all() {
        return STACKS.stream().map(this::template).toList();
    }

    private Template template(String stack) {
        return Template.in(folder.resolve(stack + ".template.json"));
    }

    @Override
    public String toString() {
        return name;
    }
}
