package anb.web;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;

/** The platform cannot start: nobody has told it these settings. */
class MissingSettings extends RuntimeException {

    MissingSettings(List<String> names) {
        super("These settings are missing; give each as an argument or by the environment:\n"
                + names.stream().map(MissingSettings::line).collect(joining("\n")));
    }

    private static String line(String name) {
        return "  --%s=...   or   %s=...".formatted(name, environmentVariable(name));
    }

    private static String environmentVariable(String name) {
        return name.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }
}
