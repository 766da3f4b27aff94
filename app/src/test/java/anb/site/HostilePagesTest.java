package anb.site;

import static org.assertj.core.api.Assertions.assertThat;

import anb.Bystanders;
import anb.HostileValues;
import anb.Http;
import anb.Input;
import anb.Lure;
import anb.Routes;
import anb.Routes.Route;
import anb.Routes.Whose;
import anb.accounts.AccountId;
import anb.accounts.Crowd;
import anb.accounts.Passwords;
import anb.videos.VideoId;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * What breaks servers, into everything that pages read, as their methods declare it: the document of the API does not
 * know of it. Text in an address gets every value; numbers, which are refused by their type, and forms get every third,
 * and those for which a password is hashed every sixth, so that each is seen in some of them.
 */
class HostilePagesTest extends PagesFixture {

    private static final Set<String> HASHING = Set.of("/signin", "/signup", "/account/password", "/account/delete");

    /** What a form has in its other fields, so that it is not refused for them. */
    private static final Map<String, String> USUAL = Map.ofEntries(
            Map.entry("first_name", "Lina"),
            Map.entry("last_name", "Prueba"),
            Map.entry("password", "tiro-libre-9"),
            Map.entry("present", "tiro-libre-8"),
            Map.entry("city", "Cali"),
            Map.entry("country", "Colombia"),
            Map.entry("minor", "yes"),
            Map.entry("guardian_name", "Marta Prueba"),
            Map.entry("reason", "other"),
            Map.entry("note", "Es otro deporte"),
            Map.entry("second", "7,5"),
            Map.entry("title", "Boto y salto"),
            Map.entry("description", "Boto, salto y encesto"),
            Map.entry("next", "/ranking"));

    /** Less than a value has PostgreSQL sleep for, and as long as a busy machine may take. */
    private static final Duration SLEPT = Duration.ofSeconds(18);

    @Autowired
    Crowd crowd;

    @Autowired
    Bystanders bystanders;

    @Autowired
    Passwords passwords;

    @Autowired
    JdbcClient db;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping endpoints;

    Crowd.Person player;
    VideoId video;
    AccountId suspended;
    String csrf;

    @BeforeEach
    void aPlayerWithAVideoAndSomebodyToSuspend() {
        player = crowd.person("Lina", "Cali");
        video = given.publishedOnPaper(player.id(), "Triple");
        suspended = crowd.person("Sara", "Cali").id();
        csrf = reader.get("/signup").csrf();
        // of a crowd nobody has one that could be wrong
        db.sql("update account set password_hash = :hash where id = :id")
                .param("hash", passwords.hash("tiro-libre-9"))
                .param("id", player.id().value())
                .update();
    }

    @ParameterizedTest
    @MethodSource("anb.HostileValues#all")
    void nothingThatAPageReadsIsTakenForAnythingButItself(String value) {
        var bystander = bystanders.somebody();
        var untouched = bystanders.digest(bystander);
        int turn = HostileValues.all().toList().indexOf(value);
        for (var route : pages()) {
            for (var input : inputs(route)) {
                if (turn++ % every(route, input) == 0) {
                    assertHarmless(route, input, value);
                }
            }
        }
        assertThat(bystanders.digest(bystander)).isEqualTo(untouched).startsWith("3 ");
        assertThat(Lure.followed()).isFalse();
        db.sql("delete from report where video = :video")
                .param("video", video.value())
                .update();
        given.admin().delete("/api/admin/accounts/" + suspended.value() + "/suspension");
    }

    /** A place that tries nothing would pass too. */
    @Test
    void thereIsSomethingToTry() {
        var tried = pages().stream()
                .flatMap(route -> inputs(route).stream().map(input -> route + " " + input))
                .collect(Collectors.toSet());

        assertThat(tried)
                .hasSizeGreaterThan(70)
                .contains(
                        "GET /videos query after",
                        "GET /videos query seed",
                        "GET /videos header HX-Request",
                        "GET /oembed query maxwidth",
                        "GET /language query next",
                        "GET /organiser/audit query before",
                        "GET /organiser/videos query which",
                        "GET /site/videos/{id}/events header Last-Event-ID",
                        "POST /account/password query present",
                        "POST /organiser/accounts/{id}/suspend query reason",
                        "POST /organiser/videos/{id}/hide query reason",
                        "POST /organiser/videos/{id}/poster query second",
                        "POST /signin query email",
                        "POST /signup query first_name",
                        "POST /signup query guardian_name");
    }

    /** Organisers come last: what they hide cannot be looked at any more. */
    private List<Route> pages() {
        return Routes.of(endpoints).stream()
                .filter(route -> !route.isOfTheApi())
                .sorted(Comparator.comparing(Route::whose).thenComparing(Route::toString))
                .toList();
    }

    /** JSON is sent to the API by HostileParametersTest; the same methods read it. */
    private static List<Input> inputs(Route route) {
        return Input.of(route).stream()
                .filter(input -> !input.in().equals("field"))
                .toList();
    }

    private static int every(Route route, Input input) {
        if (route.method().equals("GET")) {
            return input.type() == String.class ? 1 : 3;
        }
        return HASHING.contains(route.path()) ? 6 : 3;
    }

    private void assertHarmless(Route route, Input input, String value) {
        var fields = new TreeMap<String, String>();
        boolean form = route.method().equals("POST");
        for (var each : inputs(route)) {
            if (each.in().equals("query") && (form || each.name().equals("url"))) {
                fields.put(each.name(), usual(each.name()));
            }
        }
        var path = route.with(id(route));
        var caller = caller(route);
        switch (input.in()) {
            case "query" -> fields.put(input.name(), value);
            case "path" -> path = route.with(Frame.encoded(value));
            case "header" -> caller = caller.with(input.name(), HostileValues.inAHeader(value));
            default -> throw new AssertionError("nobody sends " + input);
        }
        if (form) {
            whatChooses(route).forEach(name -> fields.put(name, "1"));
        }
        var sent = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + Frame.encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        var began = System.nanoTime();
        var reply = form
                ? caller.with("Content-Type", "application/x-www-form-urlencoded")
                        .send("POST", path, sent)
                : caller.send(route.method(), sent.isEmpty() ? path : path + "?" + sent, "");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(SLEPT);
        Harmless.assertThatItIs(route + " " + input, reply);
    }

    /** Of two methods at one address, by the parameters that one of them wants. */
    private static List<String> whatChooses(Route route) {
        var mapping = route.handler().getMethodAnnotation(PostMapping.class);
        return mapping == null ? List.of() : List.of(mapping.params());
    }

    private String usual(String name) {
        return switch (name) {
            case "email", "guardian_email" -> Http.anyEmail();
            case "url" -> "http://localhost:%d/videos/%s".formatted(port, video);
            case "vote" -> video.toString();
            default -> Objects.requireNonNull(USUAL.get(name), name);
        };
    }

    private UUID id(Route route) {
        if (route.path().startsWith("/organiser/accounts/")) {
            return suspended.value();
        }
        return route.takesAVideo() ? video.value() : UUID.randomUUID();
    }

    /** A browser that forgets what it is told, so that one answer does not sign it out of the next. */
    private Http caller(Route route) {
        var token = route.whose() == Whose.ORGANISERS ? given.admin().token() : player.token();
        return Http.to(port)
                .with(
                        "Cookie",
                        "anb_session=%s; XSRF-TOKEN=%s"
                                .formatted(token, reader.cookie("XSRF-TOKEN").getValue()))
                .with("X-XSRF-TOKEN", csrf)
                .with("Accept", "text/html,*/*;q=0.8");
    }
}
