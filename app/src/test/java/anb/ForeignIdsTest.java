package anb;

import static org.assertj.core.api.Assertions.assertThat;

import anb.Routes.Route;
import anb.Routes.Whose;
import anb.accounts.Crowd;
import anb.audit.Actor;
import anb.problem.ErrorCode;
import anb.site.Reader;
import anb.videos.Moderation;
import anb.videos.VideoId;
import anb.videos.VideoProgress;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Somebody has learned the id of another's video or upload, and tries it wherever one is taken, page or not. */
@RealParts
class ForeignIdsTest {

    private static final String TITLE = "Bandeja que nadie ha visto";

    @LocalServerPort
    int port;

    @Autowired
    Given given;

    @Autowired
    Crowd crowd;

    @Autowired
    VideoProgress progress;

    @Autowired
    Moderation moderation;

    @Autowired
    JdbcClient db;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping endpoints;

    /** What keeps a video from the public. */
    enum Stage {
        UPLOADED,
        PROCESSING,
        FAILED,
        WITHDRAWN,
        HIDDEN
    }

    private record Answer(int status, String body) {}

    /** A player with a token for the API, and a browser for pages. */
    private final class Stranger {

        private final Http api;
        private final Reader pages;
        private final String csrf;

        Stranger() {
            var token = crowd.person("Ana", "Cali").token();
            api = Http.to(port).bearer(token);
            pages = new Reader(port).with(token);
            csrf = pages.get("/account").csrf();
        }

        Answer ask(Route route, Object id) {
            if (route.isOfTheApi()) {
                var reply = api.send(route.method(), route.with(id), "");
                return new Answer(reply.status(), reply.raw().body());
            }
            var page = pages.send(route.method(), route.with(id), csrf);
            return new Answer(page.status(), page.body());
        }
    }

    /** That an id of nothing is answered 404 says that the refusal is for whose it is, and not for a form's token. */
    @Test
    void whatIsOnesOwnOrTheOrganisersIsRefusedToOthers() {
        var owner = crowd.person("Renata", "Pasto");
        var video = given.publishedOnPaper(owner.id(), TITLE);
        var upload = opened(Http.to(port).bearer(owner.token()));
        var before = rows(video, upload);
        var stranger = new Stranger();

        for (var route : routes(Whose.PLAYERS, Whose.ORGANISERS)) {
            var answer = stranger.ask(route, route.takesAVideo() ? video : upload);
            var ofNothing = stranger.ask(route, UUID.randomUUID());

            assertThat(answer.status()).as("%s: %s", route, answer.body()).isEqualTo(403);
            assertNothingIsRevealed(route, answer.body());
            assertThat(ofNothing.status())
                    .as("%s: %s", route, ofNothing.body())
                    .isEqualTo(route.whose() == Whose.PLAYERS ? 404 : 403);
        }
        assertThat(rows(video, upload)).isEqualTo(before).hasSize(2);
        assertThat(Http.to(port)
                        .bearer(owner.token())
                        .send("DELETE", "/api/uploads/" + upload, "")
                        .status())
                .as("its owner may")
                .isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void whatIsNotPublicDoesNotExistWhereEverybodyMayAsk(Stage stage) {
        var video = video(stage);
        var before = rows(video, video.value());
        var stranger = new Stranger();
        var passerBy = new Reader(port);

        for (var route : routes(Whose.EVERYBODYS)) {
            var answer = stranger.ask(route, video);

            assertThat(answer.status()).as("%s: %s", route, answer.body()).isEqualTo(404);
            assertNothingIsRevealed(route, answer.body());
            if (route.method().equals("GET")) {
                var page = passerBy.get(route.with(video));
                assertThat(page.status() == 404 || page.header("Location").startsWith("/signin"))
                        .as("%s: %s", route, page.status())
                        .isTrue();
                assertNothingIsRevealed(route, page.body());
            }
        }
        var oembed = passerBy.get("/oembed?url=http://localhost:%d/videos/%s".formatted(port, video));
        assertThat(oembed.status()).isEqualTo(404);
        assertThat(rows(video, video.value())).isEqualTo(before).hasSize(1);
    }

    /** Without this, that nothing is found would say nothing. */
    @Test
    void whatIsPublicIsFoundThere() {
        var video = given.publishedVideo();

        for (var route : routes(Whose.EVERYBODYS)) {
            if (route.method().equals("GET")) {
                assertThat(new Stranger().ask(route, video).status())
                        .as(route.toString())
                        .isIn(200, 302);
            }
        }
    }

    /** By the type of the variable one knows what it names: whatever else stands in a path is no player's. */
    @Test
    void everyVariableOfAPathIsOfAKnownKind() {
        assertThat(Routes.of(endpoints))
                .filteredOn(route -> route.path().contains("{") && !route.takesAnId())
                .isNotEmpty()
                .extracting(Route::path)
                .allMatch(path -> path.matches("/(api/admin|organiser)/.*|/sitemap/videos-\\{number.*"));
        assertThat(routes(Whose.EVERYBODYS)).hasSizeGreaterThanOrEqualTo(12);
        assertThat(routes(Whose.ORGANISERS)).hasSizeGreaterThanOrEqualTo(6);
        assertThat(routes(Whose.PLAYERS))
                .extracting(Route::toString)
                .hasSizeGreaterThanOrEqualTo(19)
                .contains(
                        "GET /my/videos/{id}/clip.mp4",
                        "GET /site/videos/{id}/events",
                        "GET /site/uploads/{upload}",
                        "POST /site/uploads/{upload}/complete",
                        "DELETE /site/uploads/{upload}");
    }

    private List<Route> routes(Whose... whose) {
        return Routes.of(endpoints).stream()
                .filter(route -> route.takesAnId() && List.of(whose).contains(route.whose()))
                .toList();
    }

    private VideoId video(Stage stage) {
        var owner = crowd.person("Renata", "Pasto");
        if (stage == Stage.WITHDRAWN || stage == Stage.HIDDEN) {
            var video = given.publishedOnPaper(owner.id(), TITLE);
            if (stage == Stage.HIDDEN) {
                moderation.hide(Actor.atTheCommandLine(), video, "ajeno");
            } else {
                var reply = Http.to(port).bearer(owner.token()).send("DELETE", "/api/videos/" + video + "/publish", "");
                assertThat(reply.status()).isEqualTo(200);
            }
            return video;
        }
        var video = given.uploadedOnPaper(owner.id(), TITLE);
        if (stage != Stage.UPLOADED) {
            progress.started(video);
        }
        if (stage == Stage.FAILED) {
            progress.failed(video, ErrorCode.UNREADABLE, List.of());
        }
        return video;
    }

    private static UUID opened(Http owner) {
        var reply = owner.post("/api/uploads", """
                {"title": "%s", "file_name": "clip.mp4", "content_type": "video/mp4", "size_bytes": 9000000}
                """.formatted(TITLE));
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(201);
        return UUID.fromString(reply.text("upload_id"));
    }

    private static void assertNothingIsRevealed(Route route, String body) {
        assertThat(body).as(route.toString()).doesNotContain(TITLE, "Renata", "Pasto", "X-Amz");
    }

    /** Each with all its columns, and whatever hangs on the video. */
    private List<String> rows(VideoId video, UUID upload) {
        return db.sql("""
                select to_jsonb(v)::text from video v where id = :video
                union all select to_jsonb(t)::text from upload_ticket t where id = :upload
                union all select to_jsonb(v)::text from vote v where video = :video
                union all select to_jsonb(r)::text from report r where video = :video
                union all select to_jsonb(j)::text from job j where subject = :video
                """)
                .param("video", video.value())
                .param("upload", upload)
                .query(String.class)
                .list();
    }
}
