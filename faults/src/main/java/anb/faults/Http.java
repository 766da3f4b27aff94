package anb.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The platform by HTTP. */
record Http(URI site) {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private static final JsonMapper JSON = new JsonMapper();

    /** An answer; its body is missing where it was no JSON. */
    record Answer(int status, JsonNode body) {

        String text(String field) {
            return body.path(field).asString("");
        }
    }

    int status(String path) throws IOException, InterruptedException {
        return get(path, Map.of()).status();
    }

    Answer get(String path, Map<String, String> headers) throws IOException, InterruptedException {
        return send("GET", path, headers, BodyPublishers.noBody(), Duration.ofSeconds(15));
    }

    /** By how much the clock of whoever answers is ahead of ours, by the date on an answer. */
    long secondsFast() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(site.resolve("/health"))
                .timeout(Duration.ofSeconds(15))
                .build();
        var date = CLIENT.send(request, BodyHandlers.discarding())
                .headers()
                .firstValue("Date")
                .orElseThrow(() -> new IOException("an answer without a date"));
        var theirs = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
        return Duration.between(Instant.now(), theirs).toSeconds();
    }

    /** What is no JSON, as an administrator. */
    String text(String path, String token) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(site.resolve(path))
                .header("Authorization", "Bearer " + token)
                .timeout(Duration.ofSeconds(15))
                .build();
        return CLIENT.send(request, BodyHandlers.ofString()).body();
    }

    Answer json(String path, String body) throws IOException, InterruptedException {
        return send(
                "POST",
                path,
                Map.of("Content-Type", "application/json"),
                BodyPublishers.ofString(body),
                Duration.ofSeconds(30));
    }

    Answer send(String method, String path, Map<String, String> headers, BodyPublisher body, Duration patience)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(site.resolve(path)).method(method, body).timeout(patience);
        headers.forEach(request::header);
        var answer = CLIENT.send(request.build(), BodyHandlers.ofString());
        return new Answer(answer.statusCode(), tree(answer.body()));
    }

    /** What was cut off on its way is no answer. */
    private static JsonNode tree(String text) throws IOException {
        if (!text.startsWith("{") && !text.startsWith("[")) {
            return JSON.missingNode();
        }
        try {
            return JSON.readTree(text);
        } catch (JacksonException cutOff) {
            throw new IOException("an answer that is no JSON to its end", cutOff);
        }
    }
}
