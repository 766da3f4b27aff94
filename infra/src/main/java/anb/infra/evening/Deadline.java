package anb.infra.evening;

import anb.infra.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Plays the evening of the deadline with each size and draws it; adds up what each size costs. */
public final class Deadline {

    private static final List<String> SIZES = List.of("small", "default", "large");

    private Deadline() {}

    /** {@code PICTURE.png [CLIPS_IN_THE_LAST_HOUR=5000] [SECONDS_A_CLIP]} */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length == 0) {
            System.err.println("usage: Deadline PICTURE.png [CLIPS_IN_THE_LAST_HOUR] [SECONDS_A_CLIP]");
            System.exit(2);
        }
        var clips = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5000;
        var seconds = arguments.length > 2 ? Double.parseDouble(arguments[2]) : Evening.SECONDS_A_CLIP;
        var evenings = new LinkedHashMap<String, List<Minute>>();
        for (var size : SIZES) {
            evenings.put(size, Evening.of(Settings.of(size, Map.of()), new Arrivals(clips), seconds));
        }
        evenings.forEach((size, minutes) -> System.out.println(line(size, minutes)));
        for (var size : SIZES) {
            System.out.printf(
                    "%n%s, dollars as of %s%n%s",
                    size, Prices.noted().date(), new Bill(Settings.of(size, Map.of()), Prices.noted()).table());
        }
        Picture.write(Path.of(arguments[0]), evenings);
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
