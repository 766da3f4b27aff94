package anb.processing;

import static org.assertj.core.api.Assertions.assertThat;

import anb.Given;
import anb.RealParts;
import anb.accounts.Crowd;
import anb.videos.Originals;
import anb.videos.VideoId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Everything that was made with other assets, or otherwise, is made again at an organiser's word. */
@RealParts
class OutdatedRenditionsTest {

    @Autowired
    Given given;

    @Autowired
    Crowd crowd;

    @Autowired
    Originals originals;

    @Autowired
    BrandAssets assets;

    @Autowired
    JdbcClient db;

    Crowd.Person player;

    /** Videos of other tests are out of this. */
    @BeforeEach
    void everyVideoThereIsIsUpToDate() throws Exception {
        player = crowd.person("Sara", "Cali");
        upToDate("status = 'processed'");
    }

    @Test
    void whatIsOutdatedWaitsBehindEverybodyAndWhatCannotBeMadeAgainIsCounted() throws Exception {
        var outdated = given.publishedOnPaper(player.id(), "Gancho");
        var expired = given.publishedOnPaper(player.id(), "Bandeja");
        var present = given.publishedOnPaper(player.id(), "Volcada");
        assertThat(originals.expire(expired, Duration.ofSeconds(-1))).isTrue();
        upToDate("id = '" + present + "'");

        var answer = given.admin().post("/api/admin/videos/reprocess", Map.of());

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body().path("queued").asInt()).isOne();
        assertThat(answer.body().path("original_expired").asInt()).isOne();
        assertThat(background(outdated)).containsExactly(true);
        assertThat(background(expired)).isEmpty();
        assertThat(background(present)).isEmpty();
    }

    @Test
    void onlyAnOrganiserMaySaySo() {
        var sara = given.visitor().withToken(player.token());

        assertThat(sara.post("/api/admin/videos/reprocess", Map.of()).status()).isEqualTo(403);
        assertThat(given.visitor().post("/api/admin/videos/reprocess", Map.of()).status())
                .isEqualTo(401);
    }

    private void upToDate(String which) throws Exception {
        db.sql("update video set rendition_brand = :brand, rendition_pipeline = :pipeline where " + which)
                .param("brand", assets.current().fingerprint())
                .param("pipeline", Transcode.PIPELINE)
                .update();
    }

    /** Of the jobs of a video, whether they are background work. */
    private List<Boolean> background(VideoId id) {
        return db.sql("select background from job where subject = :video and kind = 'render'")
                .param("video", id.value())
                .query(Boolean.class)
                .list();
    }
}
