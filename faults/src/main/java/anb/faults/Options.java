package anb.faults;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What is asked for.
 *
 * @param only faults whose name contains this
 * @param times how often each strikes
 * @param minutes how long a soak lasts
 */
record Options(boolean help, Path jar, Part part, long seed, String only, int times, int minutes) {

    /** Which part of the suite. */
    enum Part {
        FULL,
        QUICK,
        DRAIN,
        FAIRNESS,
        SOAK
    }

    static String usage() {
        return """
                usage: java -jar faults/target/anb-faults.jar anb-local.jar [PART] [--seed=N] [--only=TEXT] [--times=N] [--minutes=N]

                Parts:
                  full      every fault (when none is named), 15 to 20 minutes
                  quick     a selection, four minutes
                  drain     both web nodes and both workers restarted in turn under 50 requests a second
                  fairness  a player who uploads 20 clips, and another who uploads one
                  soak      encodes and votes for --minutes=20; looks at what grows

                  --seed    repeats the choices of an earlier run
                  --only    faults whose name contains this
                  --times   how often each strikes; 1 when not said
                """;
    }

    /**
     * Reads the command line.
     *
     * @throws IllegalArgumentException in words for the person who typed it
     */
    static Options of(List<String> arguments) {
        var help = arguments.isEmpty() || arguments.contains("--help");
        var jar = Path.of(help ? "" : arguments.getFirst()).toAbsolutePath();
        if (!help && !Files.isRegularFile(jar)) {
            throw new IllegalArgumentException("There is no jar " + jar + ". Build it: mvn package -DskipTests");
        }
        var part = Part.FULL;
        for (var word : arguments.stream()
                .skip(1)
                .filter(each -> !each.startsWith("--"))
                .toList()) {
            part = part(word);
        }
        return new Options(
                help,
                jar,
                part,
                Long.parseLong(value(arguments, "seed", Long.toString(System.currentTimeMillis() % 1_000_000))),
                value(arguments, "only", ""),
                Integer.parseInt(value(arguments, "times", "1")),
                Integer.parseInt(value(arguments, "minutes", "20")));
    }

    private static Part part(String word) {
        try {
            return Part.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("There is no part '%s'.%n%n%s".formatted(word, usage()), e);
        }
    }

    private static String value(List<String> arguments, String name, String otherwise) {
        return arguments.stream()
                .filter(argument -> argument.startsWith("--" + name + "="))
                .map(argument -> argument.substring(name.length() + 3))
                .findFirst()
                .orElse(otherwise);
    }
}
