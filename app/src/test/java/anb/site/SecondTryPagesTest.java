package anb.site;

import static org.assertj.core.api.Assertions.assertThat;

import anb.Given;
import anb.RealParts;
import anb.accounts.AccountId;
import anb.accounts.Crowd;
import anb.accounts.Crowd.Person;
import anb.problem.ErrorCode;
import anb.videos.Originals;
import anb.videos.VideoId;
import anb.videos.VideoProgress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@RealParts
class SecondTryPagesTest {

    @LocalServerPort
    int port;

    @Autowired
    Given given;

    @Autowired
    Crowd crowd;

    @Autowired
    Originals originals;

    @Autowired
    VideoProgress progress;

    @Autowired
    JdbcClient db;

    private Person player = new Person(new AccountId(new UUID(0, 0)), "");
    private Reader owner = new Reader(0);
    private VideoId video = new VideoId(new UUID(0, 0));

    @BeforeEach
    void aVideoThatFailed() {
        player = crowd.person("Sara", "Cali");
        owner = new Reader(port);
        owner.with(player.token());
        video = given.uploadedOnPaper(player.id(), "Triple");
        progress.failed(video, ErrorCode.PROCESSING_FAILED, List.of());
    }

    @Test
    void itsOwnerHasItTriedAgain() {
        var page = owner.get("/my/videos/" + video);
        assertThat(page.body())
                .contains("Todavía tenemos tu archivo", "<button class=\"btn small\" aria-describedby=\"again\">")
                .containsPattern("<a +href=\"/upload\">Sube un video</a>");

        var again = owner.post("/my/videos/" + video + "/again", Map.of("_csrf", page.csrf()));

        assertThat(again.header("Location")).isEqualTo("/my/videos/" + video + "?done=retried");
        assertThat(owner.get(again.header("Location")).body()).contains("Lo intentamos de nuevo.");
        assertThat(jobs()).isOne();
    }

    /** The same file would be refused again: another one is the way on. */
    @Test
    void whatIsWrongWithTheFileLeadsToAnotherFileFirst() {
        var damaged = given.uploadedOnPaper(player.id(), "Mate");
        progress.failed(damaged, ErrorCode.UNREADABLE, List.of());

        assertThat(owner.get("/my/videos/" + damaged).body())
                .contains("<a class=\"btn small\" href=\"/upload\">Sube un video</a>")
                .contains("<button class=\"btn small plain\" aria-describedby=\"again\">Intentarlo de nuevo<");
    }

    @Test
    void whenTheOriginalIsGoneThePageSaysSoInsteadOfOfferingIt() {
        var csrf = owner.get("/my/videos/" + video).csrf();
        assertThat(originals.expire(video, Duration.ofSeconds(-1))).isTrue();

        assertThat(owner.get("/my/videos/" + video).body())
                .contains("Ya no conservamos tu archivo original")
                .doesNotContain("Intentarlo de nuevo");
        assertThat(owner.post("/my/videos/" + video + "/again", Map.of("_csrf", csrf))
                        .header("Location"))
                .isEqualTo("/my/videos/" + video);
        assertThat(jobs()).isZero();
    }

    @Test
    void nobodyElseMayAndNoOtherSiteEither() {
        var other = new Reader(port);
        other.with(crowd.person("Ana", "Cali").token());
        var csrf = other.get("/account").csrf();

        assertThat(other.post("/my/videos/" + video + "/again", Map.of("_csrf", csrf))
                        .status())
                .isEqualTo(403);
        assertThat(owner.post("/my/videos/" + video + "/again", Map.of()).status())
                .isEqualTo(403);
        assertThat(jobs()).isZero();
    }

    private long jobs() {
        return db.sql("select count(*) from job where subject = :video")
                .param("video", video.value())
                .query(Long.class)
                .single();
    }
}
