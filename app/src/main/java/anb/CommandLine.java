package anb;

import static java.util.stream.Collectors.joining;

import anb.problem.Bounds;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What may be said when the program is started: {@code --help}, or settings as {@code --name=value}.
 *
 * @param program the name of the jar, for the first line of the help
 * @param commands words that may come first instead and make it do something else; answered elsewhere
 * @param settings every setting of ours; those of Spring Boot work too but are not listed
 */
public record CommandLine(String program, List<Command> commands, List<Setting> settings) {

    /** A word that may come first. */
    public record Command(String name, String meaning) {}

    /** What to print instead of starting, and the status to exit with. */
    public record Answer(String text, int status) {}

    /** Empty when the program may start with these arguments. */
    public Optional<Answer> answer(String... arguments) {
        if (List.of(arguments).contains("--help")) {
            return Optional.of(new Answer(help(), 0));
        }
        return Arrays.stream(arguments)
                .flatMap(argument -> objection(argument).stream())
                .findFirst()
                .map(text -> new Answer(text + "\nEvery setting is listed by --help.", 2));
    }

    /** Prints the answer and ends the process, or returns when there is nothing to say. */
    public void exitIfAnswered(String... arguments) {
        answer(arguments).ifPresent(answer -> {
            System.out.println(answer.text());
            System.exit(answer.status());
        });
    }

    private String help() {
        return """
                usage: java -jar %s%s [--SETTING=VALUE ...]
                %s
                Every setting can also be given by the environment: --anb.some-thing=1 is ANB_SOME_THING=1.
                Settings of Spring Boot work as well.

                %s
                """.formatted(
                        program,
                        commands.isEmpty() ? "" : " [COMMAND]",
                        commands.stream()
                                .map(command -> "  %-10s %s%n".formatted(command.name(), command.meaning()))
                                .collect(joining("", commands.isEmpty() ? "" : "\nCommands:\n", "")),
                        settings.stream().map(Setting::help).collect(joining("\n")));
    }

    private Optional<String> objection(String argument) {
        if (!argument.startsWith("--")) {
            return Optional.of("'%s' is not a setting: settings look like --server.port=8080."
                    .formatted(Bounds.excerpt(argument)));
        }
        var name = argument.substring(2).split("=", 2)[0];
        if (!canonical(name).startsWith("anb.") || settings.stream().anyMatch(setting -> isNamed(setting, name))) {
            return Optional.empty();
        }
        return Optional.of("There is no setting --%s.%s".formatted(Bounds.excerpt(name), hint(name)));
    }

    private static boolean isNamed(Setting setting, String name) {
        var known = canonical(setting.name());
        var given = canonical(name);
        return given.equals(known) || given.startsWith(known + ".") || given.startsWith(known + "[");
    }

    private String hint(String name) {
        return settings.stream()
                .map(Setting::name)
                .min(Comparator.comparingInt(known -> distance(canonical(known), canonical(name))))
                .map(known -> " Did you mean --" + known + "?")
                .orElse("");
    }

    /** Spring Boot takes {@code tokenSecret}, {@code token-secret} and {@code token_secret} for the same. */
    private static String canonical(String name) {
        return name.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
    }

    /** Levenshtein's: how many letters to insert, drop or change. */
    private static int distance(String a, String b) {
        var row = new int[b.length() + 1];
        Arrays.setAll(row, j -> j);
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
