package anb.faults;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What is asked for.
 *
 * @param only faults, or nodes to be drained, whose name contains this
 * @param times how often each strikes
 * @param minutes how long a soak lasts
 * @param nginx whether nginx stands in front, or the built-in balancer
 */
record Options(boolean help, Path jar, Part part, long seed, String only, int times, int minutes, boolean nginx) {

    /** Which part of the suite. */
    enum Part {
        FULL,
        QUICK,
        DRAIN,
        FAIRNESS,
        SOAK
    }

    private static final String NO_NGINX = "--no-nginx";
    private static final Set<String> FLAGS = Set.of("--seed", "--only", "--times", "--minutes", NO_NGINX);

    static String usage() {
        return """
                usage: java -jar faults/target/anb-faults.jar anb-local.jar [PART] [--seed=N] [--only=TEXT] [--times=N] [--minutes=N] [--no-nginx]

                Parts:
                  full      every fault (when none is named), 20 to 30 minutes
                  quick     a selection, three to four minutes; longer on a slow machine
                  drain     both web nodes and both workers restarted in turn under 50 requests a second
                  fairness  a player who uploads 20 clips, and another who uploads one
                  soak      encodes and votes for --minutes=20; looks at what grows

                  --seed    repeats the choices of an earlier run
                  --only    faults, or for drain nodes, whose name contains this
                  --times   how often each strikes; 1 when not said
                  --no-nginx  the built-in balancer in front, also where nginx is installed; not for drain, which
                            rests on what nginx sends again
                """;
    }

    /**
     * Reads the command line.
     *
     * @throws IllegalArgumentException in words for the person who typed it
     */
    static Options of(List<String> arguments) {
        if (arguments.isEmpty() || arguments.contains("--help")) {
            return new Options(true, Path.of(""), Part.FULL, 0, "", 1, 20, true);
        }
        var jar = Path.of(arguments.getFirst()).toAbsolutePath();
        if (!Files.isRegularFile(jar)) {
            throw new IllegalArgumentException("There is no jar " + jar + ". Build it: mvn package -DskipTests");
        }
        var part = Part.FULL;
        for (var word : arguments.subList(1, arguments.size())) {
            if (!word.startsWith("--")) {
                part = part(word);
            } else if (!FLAGS.contains(word.split("=", 2)[0])) {
                throw refused("There is no flag '%s'.".formatted(word));
            }
        }
        boolean nginx = !arguments.contains(NO_NGINX);
        if (part == Part.DRAIN && !nginx) {
            throw refused("drain needs nginx.");
        }
        return new Options(
                false,
                jar,
                part,
                number(arguments, "seed", System.currentTimeMillis() % 1_000_000, 0, Long.MAX_VALUE),
                value(arguments, "only", ""),
                (int) number(arguments, "times", 1, 1, 1_000),
                (int) number(arguments, "minutes", 20, 6, 10_000),
                nginx);
    }

    private static Part part(String word) {
        for (var part : Part.values()) {
            if (part.name().toLowerCase(Locale.ROOT).equals(word)) {
                return part;
            }
        }
        throw refused("There is no part '%s'.".formatted(word));
    }

    private static long number(List<String> arguments, String name, long otherwise, long least, long most) {
        var text = value(arguments, name, Long.toString(otherwise));
        if (text.matches("\\d{1,18}") && Long.parseLong(text) >= least && Long.parseLong(text) <= most) {
            return Long.parseLong(text);
        }
        throw refused("--%s wants a number of at least %d, not '%s'.".formatted(name, least, text));
    }

    private static IllegalArgumentException refused(String why) {
        return new IllegalArgumentException(why + "\n\n" + usage());
    }

    private static String value(List<String> arguments, String name, String otherwise) {
        return arguments.stream()
                .filter(argument -> argument.startsWith("--" + name + "="))
                .map(argument -> argument.substring(name.length() + 3))
                .findFirst()
                .orElse(otherwise);
    }
}
