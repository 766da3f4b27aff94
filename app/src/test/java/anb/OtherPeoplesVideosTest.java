package anb;

import static org.assertj.core.api.Assertions.assertThat;

import anb.Operations.Operation;
import anb.accounts.Crowd;
import anb.videos.VideoId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody has learned the id of another's video, which is no secret, and tries it on every route that takes one. */
@RealParts
class OtherPeoplesVideosTest {

    private static final String TITLE = "Canasta que nadie ha visto";

    @LocalServerPort
    int port;

    @Autowired
    Given given;

    @Autowired
    Crowd crowd;

    @Autowired
    JdbcClient db;

    private Http owner = Http.to(0);
    private Http stranger = Http.to(0);
    private VideoId video = new VideoId(new UUID(0, 0));
    private Map<String, @Nullable Object> row = new HashMap<>();

    @BeforeEach
    void somebodyHasWithdrawnAVideo() {
        var person = crowd.person("Renata", "Pasto");
        owner = Http.to(port).bearer(person.token());
        stranger = Http.to(port).bearer(crowd.person("Ana", "Cali").token());
        video = given.publishedOnPaper(person.id(), TITLE);
        assertThat(owner.send("DELETE", "/api/videos/" + video + "/publish", "").status())
                .isEqualTo(200);
        row = row();
    }

    /** Ownership refuses where an owner may do more than others; where nobody may, it does not even exist. */
    @Test
    void aStrangerMayDoNothingWithIt() {
        for (var operation : operations()) {
            var reply = send(stranger, operation, video.toString());

            assertThat(reply.status())
                    .as(operation.toString())
                    .isEqualTo(operation.path().startsWith("/api/public/") ? 404 : 403);
            assertThat(reply.code()).isIn("not_owner", "video_not_found");
            assertNothingIsRevealed(operation, reply);
        }
        assertNothingHasChanged();
    }

    /** The token is judged first. */
    @Test
    void nobodyInParticularMayDoNothingEither() {
        for (var operation : operations()) {
            var reply = send(Http.to(port), operation, video.toString());

            assertThat(reply.status()).as(operation.toString()).isEqualTo(401);
            assertNothingIsRevealed(operation, reply);
        }
        assertNothingHasChanged();
    }

    /** Existence is judged before ownership; an id of nothing is answered the same to its would-be owner. */
    @Test
    void anIdOfNothingIsAnsweredTheSameToEverybody() {
        for (var operation : operations()) {
            var nothing = UUID.randomUUID().toString();

            assertThat(send(stranger, operation, nothing).code()).isEqualTo("video_not_found");
            assertThat(send(owner, operation, nothing).code()).isEqualTo("video_not_found");
        }
    }

    @Test
    void anotherSpellingOfItsIdOpensNothing() {
        var id = video.toString();
        for (var spelling : List.of(
                id.toUpperCase(Locale.ROOT),
                id.replace("-", ""),
                "%7B" + id + "%7D",
                "urn:uuid:" + id,
                id + "%20",
                id + "%00",
                id + ";a=b",
                id + "%2f",
                id + ".json",
                "0" + id,
                id + "," + id,
                id + "%27--")) {
            for (var operation : operations()) {
                var reply = send(stranger, operation, spelling);

                assertThat(reply.status()).as(operation + " " + spelling).isIn(400, 403, 404);
                assertNothingIsRevealed(operation, reply);
            }
        }
        assertNothingHasChanged();
    }

    @Test
    void noListShowsItToOthers() {
        for (var list :
                List.of("/api/videos", "/api/public/videos?limit=100", "/api/public/videos?q=Canasta%20que%20nadie")) {
            assertThat(stranger.get(list).raw().body()).doesNotContain(video.toString(), TITLE);
        }
        assertThat(owner.get("/api/videos").raw().body()).contains(video.toString(), TITLE);
    }

    /** The organisers' routes take the same ids. */
    @Test
    void noPlayerMayAskAsAnOrganiser() {
        for (var operation : Operations.of(port)) {
            if (operation.path().startsWith("/api/admin")) {
                var path = operation.path().replaceAll("\\{[^}]*}", video.toString());
                var reply = owner.send(operation.method(), path + "?subject=" + video, "");

                assertThat(reply.code()).as(operation.toString()).isEqualTo("forbidden");
            }
        }
        assertNothingHasChanged();
    }

    /** Of players; those of organisers refuse every player alike. */
    private List<Operation> operations() {
        var all = Operations.of(port).stream()
                .filter(each -> each.has("video_id") && !each.path().startsWith("/api/admin"))
                .toList();
        assertThat(all).hasSizeGreaterThanOrEqualTo(7);
        return all;
    }

    private static Http.Reply send(Http caller, Operation operation, String id) {
        return caller.send(operation.method(), operation.path().replace("{video_id}", id), "");
    }

    private static void assertNothingIsRevealed(Operation operation, Http.Reply reply) {
        assertThat(reply.raw().body()).as(operation.toString()).doesNotContain(TITLE, "Renata", "Pasto", "X-Amz");
    }

    private void assertNothingHasChanged() {
        assertThat(row()).isEqualTo(row);
        assertThat(db.sql("select count(*) from vote where video = :id")
                        .param("id", video.value())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private Map<String, @Nullable Object> row() {
        return db.sql("select * from video where id = :id")
                .param("id", video.value())
                .query()
                .singleRow();
    }
}
