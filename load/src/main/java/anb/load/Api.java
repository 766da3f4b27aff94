package anb.load;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.doIfOrElse;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.jmesPath;
import static io.gatling.javaapi.http.HttpDsl.RawFileBodyPart;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpDsl;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** The requests people make, each with what counts as a good answer. The session holds {@code token} and {@code video}. */
final class Api {

    private static final String BEARER = "Bearer #{token}";

    private Api() {}

    static HttpProtocolBuilder protocol(Settings settings) {
        return http.baseUrl(settings.url().toString())
                .acceptHeader("application/json")
                .acceptLanguageHeader("es-CO,es;q=0.9")
                .acceptEncodingHeader("gzip")
                .userAgentHeader("anb-load")
                .disableCaching()
                .disableWarmUp();
    }

    static ChainBuilder signIn() {
        return timed(http("sign in")
                .post("/api/auth/login")
                .body(StringBody("{\"email\":\"#{email}\",\"password\":\"" + People.PASSWORD + "\"}"))
                .asJson()
                .check(status().is(200), jmesPath("access_token").saveAs("token")));
    }

    /** The first page; one of its videos becomes the session's. */
    static ChainBuilder list() {
        return timed(http("list")
                        .get("/api/public/videos")
                        .check(
                                status().is(200),
                                jmesPath("[*].video_id").ofList().saveAs("videos")))
                .exec(session -> session.set("video", oneOf(session.getList("videos"))));
    }

    private static Object oneOf(List<Object> videos) {
        return videos.isEmpty()
                ? "none"
                : videos.get(ThreadLocalRandom.current().nextInt(videos.size()));
    }

    static ChainBuilder ranking() {
        return timed(http("ranking").get("/api/public/rankings").check(status().is(200)));
    }

    static ChainBuilder rankingOfCity() {
        return timed(http("ranking of a city")
                .get("/api/public/rankings?city=bogota")
                .check(status().is(200)));
    }

    static ChainBuilder mostVoted() {
        return timed(
                http("list, most voted").get("/api/public/videos?sort=votes").check(status().is(200)));
    }

    static ChainBuilder search() {
        return timed(http("search").get("/api/public/videos?q=triple").check(status().is(200)));
    }

    /** A vote, or the end of the one given before: however long people stay, as many rows are written. */
    static ChainBuilder voteOrWithdraw() {
        return doIfOrElse(session -> session.contains(voted(session)))
                .then(withdraw().exec(session -> session.remove(voted(session))))
                .orElse(vote().exec(session -> session.set(voted(session), true)));
    }

    private static String voted(Session session) {
        return "voted " + session.getString("video");
    }

    private static ChainBuilder withdraw() {
        return timed(http("withdraw")
                .delete("/api/public/videos/#{video}/vote")
                .header("Authorization", BEARER)
                .check(status().is(200)));
    }

    /** A person may vote once for a clip: to be told so, of an earlier run, is a good answer too. */
    static ChainBuilder vote() {
        return timed(http("vote")
                .post("/api/public/videos/#{video}/vote")
                .header("Authorization", BEARER)
                .check(status().in(200, 400))
                .checkIf((response, session) -> response.status().code() == 400)
                .then(jmesPath("code").is("already_voted")));
    }

    static ChainBuilder voteCounted() {
        return timed(voteAnswered("vote, the first", 200));
    }

    static ChainBuilder voteRefused() {
        return timed(voteAnswered("vote, once more", 400));
    }

    private static HttpRequestActionBuilder voteAnswered(String name, int status) {
        return http(name)
                .post("/api/public/videos/#{video}/vote")
                .header("Authorization", BEARER)
                .check(HttpDsl.status().is(status));
    }

    static ChainBuilder myVideos() {
        return timed(http("my videos")
                .get("/api/videos?limit=20")
                .header("Authorization", BEARER)
                .check(status().is(200)));
    }

    static ChainBuilder upload(Path clip) {
        return timed(http("upload")
                .post("/api/videos/upload")
                .header("Authorization", BEARER)
                .formParam("title", "Triple desde la esquina")
                .bodyPart(RawFileBodyPart("video_file", clip.toString())
                        .fileName("clip.mp4")
                        .contentType("video/mp4"))
                .asMultipartForm()
                .requestTimeout(Duration.ofMinutes(5))
                .check(status().is(201), jmesPath("video_id").saveAs("video")));
    }

    static ChainBuilder statusOfVideo() {
        return timed(http("my video")
                .get("/api/videos/#{video}")
                .header("Authorization", BEARER)
                .check(status().is(200), jmesPath("status").saveAs("status")));
    }

    private static ChainBuilder timed(HttpRequestActionBuilder request) {
        return exec(session -> session.markAsSucceeded().set("asked", System.nanoTime()))
                .exec(request)
                .exec(session -> {
                    Timeline.add(session.getLong("asked"), !session.isFailed());
                    return session;
                });
    }
}
