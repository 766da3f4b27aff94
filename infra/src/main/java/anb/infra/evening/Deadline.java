package anb.infra.evening;

import anb.infra.Asked;
import anb.infra.settings.Settings;
import anb.infra.settings.SettingsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Plays the evening of the deadline with each size and draws it; adds up what each size costs. */
public final class Deadline {

    private static final List<String> SIZES = List.of("small", "default", "large");

    /** How many times as long an encode might take as measured. */
    static final List<String> SLOWER = List.of("1.5", "2");

    private static final String USAGE =
            "usage: Deadline PICTURE.png [CLIPS_IN_THE_LAST_HOUR=5000] [SECONDS_A_CLIP] [--prices=FILE] [--preset=NAME]"
                    + " [--SETTING=VALUE]...";
    private static final String PRICES = "--prices=";

    private Deadline() {}

    /** Of one installation where a preset or settings are given, as for the templates; else of each size. */
    public static void main(String[] arguments) throws IOException {
        var words = Stream.of(arguments).filter(word -> !word.startsWith("--")).toList();
        if (words.isEmpty()) {
            System.err.println(USAGE);
            System.exit(2);
        }
        var clips = words.size() > 1 ? Integer.parseInt(words.get(1)) : 5000;
        var seconds = words.size() > 2 ? Double.parseDouble(words.get(2)) : Evening.SECONDS_A_CLIP;
        try {
            tell(Path.of(words.getFirst()), new Arrivals(clips), seconds, sizes(arguments), prices(arguments));
        } catch (SettingsException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    private static void tell(
            Path picture, Arrivals arrivals, double seconds, Map<String, Settings> sizes, Prices prices)
            throws IOException {
        var evenings = new LinkedHashMap<String, List<Minute>>();
        sizes.forEach((size, settings) -> evenings.put(size, Evening.of(settings, arrivals, seconds)));
        evenings.forEach((size, minutes) -> System.out.println(line(size, minutes)));
        for (var times : SLOWER) {
            sizes.forEach((size, settings) -> System.out.println(
                    line(slower(size, times), Evening.of(settings, arrivals, seconds * Double.parseDouble(times)))));
        }
        sizes.forEach((size, settings) -> System.out.printf(
                "%n%s, dollars as of %s%n%s", size, prices.date(), new Bill(settings, prices).table()));
        Picture.write(picture, evenings);
    }

    private static Map<String, Settings> sizes(String... arguments) {
        var given = Stream.of(arguments)
                .filter(word -> word.startsWith("--") && !word.startsWith(PRICES))
                .toArray(String[]::new);
        var sizes = new LinkedHashMap<String, Settings>();
        if (given.length > 0) {
            var asked = Asked.in(given);
            sizes.put(asked.preset(), Settings.of(asked.preset(), asked.changed()));
        } else {
            SIZES.forEach(size -> sizes.put(size, Settings.of(size, Map.of())));
        }
        return sizes;
    }

    private static Prices prices(String... arguments) throws IOException {
        var file = Stream.of(arguments)
                .filter(word -> word.startsWith(PRICES))
                .map(word -> word.substring(PRICES.length()))
                .findFirst();
        return file.isPresent() ? Prices.in(Path.of(file.get())) : Prices.noted();
    }

    static String slower(String size, String times) {
        return "%s, %s × the seconds".formatted(size, times);
    }

    /** A row of the table in docs/aws.md. */
    static String line(String size, List<Minute> evening) {
        var longest =
                evening.stream().max(Comparator.comparingDouble(Minute::oldest)).orElseThrow();
        var most = evening.stream().mapToInt(Minute::workers).max().orElseThrow();
        var waiting = evening.stream().mapToInt(Minute::waiting).max().orElseThrow();
        var done = evening.stream()
                .filter(minute -> minute.minute() > Arrivals.DEADLINE_MINUTE && minute.waiting() == 0)
                .findFirst()
                .map(minute ->
                        String.format(Locale.ROOT, "%.1f h", (minute.minute() - Arrivals.DEADLINE_MINUTE) / 60.0))
                .orElse("not within a day");
        return String.format(
                Locale.ROOT, "| %s | %d | %,d | %.0f min | %s |", size, most, waiting, longest.oldestMinutes(), done);
    }
}
