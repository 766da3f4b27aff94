package anb.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The accounts a scenario acts for: signed up before it begins, since hashing so many passwords at once is not what it measures. */
final class People {

    static final String PASSWORD = "tiro-libre-9";

    private static final int AT_ONCE = 4;
    private static final int TOO_MANY = 429;
    private static final List<String> CITIES =
            List.of("Bogotá", "Medellín", "Cali", "Barranquilla", "Cartagena", "Pasto");
    private static final Pattern VIDEO = Pattern.compile("\"video_id\":\"([^\"]+)\"");
    private static final String VOTES = "\"video_id\":\"%s\"[^}]*\"votes\":([0-9]+)";
    private static final Pattern TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");

    private final Settings settings;
    private final String run = Long.toString(System.currentTimeMillis(), 36);
    private List<String> tokens = List.of();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    People(Settings settings) {
        this.settings = settings;
    }

    String email(int number) {
        return "load-" + run + "-" + number + "@example.org";
    }

    /** Signs up so many, a few at a time, and says how far it is. */
    void signUp(int count) {
        inParallel(
                "signed up",
                count,
                number -> post(
                        "/api/auth/signup",
                        """
                {"first_name":"Carga","last_name":"Prueba %d","email":"%s","password1":"%s","password2":"%s","city":"%s",
                 "country":"Colombia"}""".formatted(number, email(number), PASSWORD, PASSWORD, CITIES.get(number % CITIES.size())),
                        201));
    }

    /** Signs so many in, with the tokens of the file or after signing them up. */
    void signIn(int count) {
        if (settings.tokens().isPresent()) {
            tokens = fromFile(count);
            return;
        }
        signUp(count);
        var issued = new String[count];
        inParallel("signed in", count, number -> {
            var answer = post(
                    "/api/auth/login",
                    "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email(number), PASSWORD),
                    200);
            issued[number] = found(TOKEN, answer, "A sign-in was answered without a token.");
        });
        tokens = List.of(issued);
    }

    /** The tokens of those signed in, each once. */
    Iterator<Map<String, Object>> tokens() {
        return IntStream.iterate(0, number -> number + 1)
                .<Map<String, Object>>mapToObj(number -> Map.of("token", tokens.get(number)))
                .iterator();
    }

    private List<String> fromFile(int count) {
        var file = settings.tokens().orElseThrow();
        try (var lines = Files.lines(file)) {
            var tokens = lines.filter(line -> !line.isBlank()).limit(count).toList();
            if (tokens.size() < count) {
                throw new IllegalStateException(
                        "%s holds %d tokens, %d are needed: lower --users.".formatted(file, tokens.size(), count));
            }
            return tokens;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** E-mails in turn, for users that sign in themselves. */
    Iterator<Map<String, Object>> emails(int count) {
        var next = new AtomicInteger();
        return IntStream.generate(() -> next.getAndIncrement() % count)
                .<Map<String, Object>>mapToObj(number -> Map.of("email", email(number)))
                .iterator();
    }

    private interface Step {
        void doFor(int number);
    }

    private void inParallel(String what, int count, Step step) {
        var done = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var all = IntStream.range(0, count)
                    .mapToObj(number -> threads.submit(() -> {
                        step.doFor(number);
                        var so = done.incrementAndGet();
                        if (so % 100 == 0 || so == count) {
                            System.out.printf("%s: %d of %d%n", what, so, count);
                        }
                    }))
                    .toList();
            for (var one : all) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(what + ": " + reason(e.getCause()), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static String reason(@Nullable Throwable cause) {
        return cause == null || cause.getMessage() == null ? "failed" : cause.getMessage();
    }

    private String post(String path, String json, int wanted) {
        var request = HttpRequest.newBuilder(URI.create(settings.url() + path))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build();
        return send(request, wanted);
    }

    /**
     * A video that everybody can vote for.
     *
     * @throws IllegalStateException when there is none
     */
    String anyPublicVideo() {
        return found(
                VIDEO,
                get("/api/public/videos"),
                "No video is public there. Fill an empty platform with"
                        + " --anb.sample-data, or run the scenario \"workers\", which uploads clips.");
    }

    /** The votes of a public video; the list is behind by fractions of a second, so some are awaited for a while. */
    long votesOf(String video, long awaited) {
        var votes = votesOf(video);
        for (int look = 0; votes < awaited && look < 20; look++) {
            rest(Duration.ofMillis(500));
            votes = votesOf(video);
        }
        return votes;
    }

    private long votesOf(String video) {
        var list = get("/api/public/videos?limit=100");
        return Long.parseLong(found(
                Pattern.compile(VOTES.formatted(video)), list, "The video is not among the newest hundred any more."));
    }

    private static void rest(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted", e);
    }

    private static String found(Pattern pattern, String text, String otherwise) {
        var match = pattern.matcher(text);
        if (!match.find()) {
            throw new IllegalStateException(otherwise);
        }
        return match.group(1);
    }

    private String get(String path) {
        return send(
                HttpRequest.newBuilder(URI.create(settings.url() + path))
                        .timeout(Duration.ofSeconds(60))
                        .build(),
                200);
    }

    /** Sends until it is not told to come later: limits of sign-ins per address are meant for others. */
    private String send(HttpRequest request, int wanted) {
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            while (answer.statusCode() == TOO_MANY) {
                rest(Duration.ofSeconds(
                        answer.headers().firstValueAsLong("Retry-After").orElse(1)));
                answer = http.send(request, BodyHandlers.ofString());
            }
            if (answer.statusCode() != wanted) {
                throw new IllegalStateException(
                        "%s answered %d: %s".formatted(request.uri(), answer.statusCode(), answer.body()));
            }
            return answer.body();
        } catch (IOException e) {
            throw new IllegalStateException(
                    "%s does not answer (%s). Is the platform running there?".formatted(request.uri(), e), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }
}
