package anb.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import anb.Client;
import anb.Given;
import anb.RealParts;
import anb.Together;
import anb.accounts.Crowd;
import anb.videos.Originals;
import anb.videos.VideoId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
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

    @Autowired
    DataSource dataSource;

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
    void saidFourTimesAtOnceEveryAnswerIsTheSame() throws Exception {
        var outdated =
                List.of(given.publishedOnPaper(player.id(), "Gancho"), given.publishedOnPaper(player.id(), "Bandeja"));
        var organiser = given.admin();

        var queued = Together.atOnce(
                4,
                n -> organiser
                        .post("/api/admin/videos/reprocess", Map.of())
                        .body()
                        .path("queued")
                        .asInt());

        assertThat(queued).containsOnly(2);
        assertThat(outdated)
                .allSatisfy(id -> assertThat(background(id)).isNotEmpty().containsOnly(true));
    }

    @Test
    void aDeadJobIsTheOneThatRunsAgain() {
        var outdated = given.publishedOnPaper(player.id(), "Gancho");
        db.sql("""
                insert into job (id, kind, lane, subject, owner, background, turn, state, reason, failures, attempts,
                                 finished_at)
                values (gen_random_uuid(), 'render', 'heavy', :video, :video, true, 0, 'dead', 'planted', 3, 3, now())
                """).param("video", outdated.value()).update();

        given.admin().post("/api/admin/videos/reprocess", Map.of());

        assertThat(background(outdated)).containsExactly(true);
        assertThat(db.sql("select state from job where subject = :video")
                        .param("video", outdated.value())
                        .query(String.class)
                        .single())
                .isNotEqualTo("dead");
    }

    @Test
    void whoseOriginalGoesMeanwhileIsLeftOutAndTheOthersAreMade() throws Exception {
        var kept = given.publishedOnPaper(player.id(), "Gancho");
        var expiring = given.publishedOnPaper(player.id(), "Bandeja");
        CompletableFuture<Client.Answer> asking;
        try (var connection = dataSource.getConnection();
                var sweep = connection.createStatement()) {
            connection.setAutoCommit(false);
            sweep.execute("update video set original_expired_at = now() where id = '" + expiring + "'");
            var organiser = given.admin();
            asking = CompletableFuture.supplyAsync(
                    () -> organiser.post("/api/admin/videos/reprocess", Map.of()), Thread::startVirtualThread);
            await().until(() -> db.sql("""
                    select exists (select from pg_stat_activity
                                   where datname = current_database() and wait_event_type = 'Lock'
                                     and query like '%for no key update%')
                    """).query(Boolean.class).single());
            connection.commit();
        }

        var answer = asking.get(20, TimeUnit.SECONDS).body();
        assertThat(answer.path("queued").asInt()).isOne();
        assertThat(answer.path("original_expired").asInt()).isOne();
        assertThat(background(kept)).containsExactly(true);
        assertThat(background(expiring)).isEmpty();
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
