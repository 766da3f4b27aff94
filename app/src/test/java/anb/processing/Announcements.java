package anb.processing;

import anb.Client;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** What players are told of the time left while their clips wait and run, held against when they were done. */
final class Announcements {

    /** An answer is rounded to seconds, so of a moment before the end it says nothing. */
    private static final double LEAST_LEFT = 1;

    /** @param at in seconds since 1970, as all moments here */
    private record Told(double at, double left, boolean waiting) {

        double error(double done) {
            return Math.abs(left - (done - at)) / (done - at);
        }
    }

    private final Map<String, Client> players = new LinkedHashMap<>();
    private final Map<String, List<Told>> told = new HashMap<>();

    void expect(String video, Client player) {
        players.put(video, player);
    }

    /** Asks once for each that is not done. @return how many are not */
    int ask() {
        players.entrySet().removeIf(entry -> isDone(entry.getKey(), entry.getValue()));
        return players.size();
    }

    private boolean isDone(String video, Client player) {
        var answer = player.get("/api/videos/" + video).body();
        var left = answer.at("/progress/eta_seconds");
        if (left.isNumber()) {
            boolean waiting = answer.at("/progress/phase").asString().equals("queued");
            told.computeIfAbsent(video, first -> new ArrayList<>())
                    .add(new Told(Instant.now().toEpochMilli() / 1e3, left.asDouble(), waiting));
        }
        return answer.path("status").asString().equals("processed");
    }

    /** A row of a table, of all that was told while a clip waited, or while it ran. */
    static String row(String when, List<Double> errors) {
        return String.format(
                Locale.ROOT,
                "| %s | %d | %.0f %% | %.0f %% |",
                when,
                errors.size(),
                100 * errors.get(errors.size() / 2),
                100 * errors.get(errors.size() * 9 / 10));
    }

    List<Double> whileWaiting(Map<String, Double> done) {
        return errors(Told::waiting, done);
    }

    List<Double> whileRunning(Map<String, Double> done) {
        return errors(one -> !one.waiting(), done);
    }

    private List<Double> errors(Predicate<Told> which, Map<String, Double> done) {
        var errors = new ArrayList<Double>();
        done.forEach((video, at) -> told.getOrDefault(video, List.of()).stream()
                .filter(which)
                .filter(one -> at - one.at() >= LEAST_LEFT)
                .forEach(one -> errors.add(one.error(at))));
        errors.sort(null);
        return errors;
    }
}
