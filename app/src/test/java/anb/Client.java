package anb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the HTTP contract, signed in or not. */
public final class Client {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    private final String base;
    private final @Nullable String token;

    private Client(String base, @Nullable String token) {
        this.base = base;
        this.token = token;
    }

    /** Somebody without an account. */
    public static Client visitor(int port) {
        return new Client("http://localhost:" + port, null);
    }

    /** An answer of the platform. */
    public record Answer(int status, JsonNode body, HttpResponse<String> raw) {

        public String code() {
            return body.path("code").asString("");
        }
    }

    /** A new player, signed in. */
    public Client newPlayer(String firstName, String city) {
        String email = firstName.toLowerCase(java.util.Locale.ROOT) + "-" + UUID.randomUUID() + "@example.org";
        var signup = post(
                "/api/auth/signup",
                Map.of(
                        "first_name",
                        firstName,
                        "last_name",
                        "Prueba",
                        "email",
                        email,
                        "password1",
                        "tiro-libre-9",
                        "password2",
                        "tiro-libre-9",
                        "city",
                        city,
                        "country",
                        "Colombia"));
        if (signup.status() != 201) {
            throw new IllegalStateException("sign-up: " + signup.raw().body());
        }
        return signIn(email, "tiro-libre-9");
    }

    /** The same, with a token. */
    public Client signIn(String email, String password) {
        var login = post("/api/auth/login", Map.of("email", email, "password", password));
        return new Client(base, login.body().path("access_token").asString());
    }

    /** For what this client does not speak. */
    public String token() {
        return Objects.requireNonNull(token);
    }

    public Client withToken(String other) {
        return new Client(base, other);
    }

    public Answer get(String path) {
        return send("GET", path, BodyPublishers.noBody(), Map.of());
    }

    public Answer post(String path, Object body) {
        return send(
                "POST",
                path,
                BodyPublishers.ofString(JSON.writeValueAsString(body)),
                Map.of("Content-Type", "application/json"));
    }

    public Answer post(String path) {
        return send("POST", path, BodyPublishers.noBody(), Map.of());
    }

    public Answer delete(String path) {
        return send("DELETE", path, BodyPublishers.noBody(), Map.of());
    }

    /** Contract operation 3, by the form's first names. */
    public Answer upload(Path file, String title, Map<String, String> headers) {
        String boundary = "b" + UUID.randomUUID();
        var form = Map.copyOf(headers);
        try {
            BodyPublisher body = BodyPublishers.concat(
                    BodyPublishers.ofString("--%s\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\n%s\r\n"
                            .formatted(boundary, title)),
                    BodyPublishers.ofString(
                            "--%s\r\nContent-Disposition: form-data; name=\"video_file\"; filename=\"clip.mp4\"\r\n"
                                            .formatted(boundary)
                                    + "Content-Type: video/mp4\r\n\r\n"),
                    BodyPublishers.ofFile(file),
                    BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
            return send(
                    "POST",
                    "/api/videos/upload",
                    body,
                    with(form, "Content-Type", "multipart/form-data; boundary=" + boundary));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Answer send(String method, String path, BodyPublisher body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create(base + path)).method(method, body);
        headers.forEach(request::header);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            var response = HTTP.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            Contract.hold(response);
            return new Answer(response.statusCode(), json(response.body()), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(String body) {
        return body.startsWith("{") || body.startsWith("[") ? JSON.readTree(body) : JSON.createObjectNode();
    }

    private static Map<String, String> with(Map<String, String> headers, String name, String value) {
        var all = new java.util.HashMap<>(headers);
        all.put(name, value);
        return all;
    }
}
