package anb.faults;

import anb.faults.Verdict.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What each fault came to, and the table of it. */
final class Report {

    private static final Duration G4 = Duration.ofSeconds(40);

    private final Map<String, List<Duration>> recoveries = new LinkedHashMap<>();
    private final List<String> failures = new ArrayList<>();

    /** It struck, and work went on after so long. */
    void survived(String fault, Duration recovery) {
        recoveries.computeIfAbsent(fault, name -> new ArrayList<>()).add(recovery);
        if (fault.startsWith("worker") && recovery.compareTo(G4) > 0) {
            failures.add(fault + ": taken over after " + recovery + ", more than G4 allows");
        }
    }

    /** It was to strike and did not: nobody knows whether it would be survived. */
    void notInjected(String fault, NotInjected why) {
        failures.add("NOT INJECTED: " + fault + ": " + why.getMessage());
    }

    void failed(String fault, Exception why) {
        failures.add(fault + ": " + why);
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    /** A line for each fault that was survived. */
    String table(Verdict verdict) {
        var table = new StringBuilder("%-45s %5s %8s %8s %5s %11s %6s%n"
                .formatted("fault", "times", "p50", "max", "lost", "duplicated", "stuck"));
        var lost = verdict.byFault(Kind.LOST);
        var duplicated = verdict.byFault(Kind.DUPLICATED);
        var stuck = verdict.byFault(Kind.STUCK);
        recoveries.forEach((name, all) -> {
            var sorted = all.stream().sorted().toList();
            table.append(String.format(
                    Locale.ROOT,
                    "%-45s %5d %6.1f s %6.1f s %5d %11d %6d%n",
                    name,
                    sorted.size(),
                    seconds(sorted.get(sorted.size() / 2)),
                    seconds(sorted.getLast()),
                    lost.getOrDefault(name, 0),
                    duplicated.getOrDefault(name, 0),
                    stuck.getOrDefault(name, 0)));
        });
        return table.toString();
    }

    static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }
}
