package anb.site;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody with a browser that has cookies and forms, and neither scripts nor pictures. */
public final class Reader {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private static final Pattern EMAIL = Pattern.compile("<dd>([^<]+@example.org)</dd>");

    private final String base;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    public Reader(int port) {
        base = "http://localhost:" + port;
    }

    /** A page as it came. */
    public record Page(int status, String body, HttpResponse<String> raw) {

        public String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }

        /** Of its first form. */
        public String csrf() {
            var token = TOKEN.matcher(body);
            return token.find() ? token.group(1) : "";
        }
    }

    /** The same, signed in as whoever has this token. */
    public Reader with(String token) {
        var session = new HttpCookie("anb_session", token);
        session.setPath("/");
        session.setVersion(0);
        cookies.getCookieStore().add(URI.create(base), session);
        return this;
    }

    public Page get(String path, String... headers) {
        return send(headed(path, headers).GET());
    }

    Page post(String path, Map<String, String> fields, String... headers) {
        var form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        return send(headed(path, headers)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    /** An empty form, or what a script asks: any method, with the token against forgery in a header. */
    public Page send(String method, String path, String csrf) {
        return send(headed(path, "X-XSRF-TOKEN", csrf).method(method, BodyPublishers.noBody()));
    }

    /** The form of the upload page. */
    public Page upload(String csrf, String title, Path file) throws IOException {
        var boundary = "b" + UUID.randomUUID();
        BodyPublisher body = BodyPublishers.concat(
                BodyPublishers.ofString("--%s\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\n%s\r\n--%s\r\n"
                                .formatted(boundary, title, boundary)
                        + "Content-Disposition: form-data; name=\"video_file\"; filename=\"clip.mp4\"\r\n"
                        + "Content-Type: video/mp4\r\n\r\n"),
                BodyPublishers.ofFile(file),
                BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
        return send(headed("/upload?_csrf=" + URLEncoder.encode(csrf, UTF_8))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(body));
    }

    /** Signs up by the form, and is signed in then. Says where it led. */
    Page signUp(String firstName, String city, String query) {
        return signUp(firstName, city, query, Map.of());
    }

    /** The same with more in the form, or with something else. */
    Page signUp(String firstName, String city, String query, Map<String, String> more) {
        var form = get("/signup" + query);
        var fields = new HashMap<>(Map.of(
                "_csrf",
                form.csrf(),
                "first_name",
                firstName,
                "last_name",
                "Prueba",
                "email",
                firstName.toLowerCase(java.util.Locale.ROOT) + "-" + UUID.randomUUID() + "@example.org",
                "password",
                "tiro-libre-9",
                "city",
                city,
                "country",
                "Colombia"));
        fields.putAll(more);
        return post("/signup" + query, fields);
    }

    /** Signs in by the form. Says where it led. */
    Page signIn(String email, String password) {
        return post("/signin", Map.of("_csrf", get("/signin").csrf(), "email", email, "password", password));
    }

    /** Of whoever is signed in. */
    String email() {
        var found = EMAIL.matcher(get("/account").body());
        return found.find() ? found.group(1) : "";
    }

    HttpCookie cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private HttpRequest.Builder headed(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(base + path)).header("Accept", "text/html,*/*;q=0.8");
        return headers.length == 0 ? request : request.headers(headers);
    }

    private Page send(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            return new Page(answer.statusCode(), answer.body(), answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
