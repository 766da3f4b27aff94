package anb.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import anb.Client;
import anb.Given;
import anb.RealParts;
import anb.accounts.Crowd;
import anb.media.Clips;
import anb.media.Ffmpeg;
import anb.problem.ErrorCode;
import anb.storage.ObjectStore;
import anb.videos.Originals;
import anb.videos.Renditions;
import anb.videos.VideoId;
import anb.videos.VideoProgress;
import anb.videos.VideoStatus;
import anb.videos.Videos;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@RealParts
@Timeout(240)
class ReprocessingTest {

    @TempDir
    Path folder;

    @Autowired
    Given given;

    @Autowired
    Crowd crowd;

    @Autowired
    Videos videos;

    @Autowired
    Renditions renditions;

    @Autowired
    Originals originals;

    @Autowired
    VideoProgress progress;

    @Autowired
    ObjectStore store;

    @Autowired
    Ffmpeg ffmpeg;

    @Autowired
    BrandAssets assets;

    @Autowired
    JdbcClient db;

    @Autowired
    DataSource dataSource;

    Crowd.Person player;
    Client owner;

    @BeforeEach
    void aPlayer() {
        player = crowd.person("Sara", "Cali");
        owner = given.visitor().withToken(player.token());
    }

    @Test
    void aVideoThatFailedIsMadeAfterAllAndKnowsWithWhat() throws Exception {
        var id = failed();
        Kept.original(store, db, id, new Clips(ffmpeg, folder).good());

        var answer = owner.post(path(id), Map.of());

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body().path("status").asString()).isIn("uploaded", "processing");
        assertThat(answer.body().path("video_id").asString()).isEqualTo(id.toString());
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> videos.find(id).orElseThrow().status() == VideoStatus.PROCESSED);
        assertThat(videos.find(id).orElseThrow().failure()).isNull();
        assertThat(renditions.outdated(assets.current().fingerprint(), Transcode.PIPELINE, null, 10_000))
                .noneMatch(video -> video.id().equals(id));
        assertThat(renditions.outdated(assets.current().fingerprint(), Transcode.PIPELINE + 1, null, 10_000))
                .anyMatch(video -> video.id().equals(id));
    }

    /** What has an original is worked on for seconds: a job without one would be over before it is asked for again. */
    @Test
    void askedTwiceIsAskedOnce() {
        var id = failed();
        Kept.original(store, db, id, new Clips(ffmpeg, folder).good());

        assertThat(List.of(
                        owner.post(path(id), Map.of()).status(),
                        owner.post(path(id), Map.of()).status()))
                .containsOnly(202);

        assertThat(jobsOf(id)).isOne();
    }

    @Test
    void aDeadJobIsTheOneThatRunsAgain() {
        var failed = failed();
        var processed = given.publishedOnPaper(player.id(), "Gancho");
        List.of(failed, processed).forEach(this::plantADeadJob);

        assertThat(owner.post(path(failed), Map.of()).status()).isEqualTo(202);
        assertThat(byOrganiser(processed).status()).isEqualTo(202);

        assertThat(List.of(jobsOf(failed), jobsOf(processed))).containsOnly(1);
        assertThat(db.sql("select count(*) from job where subject in (:videos) and state = 'dead'")
                        .param("videos", List.of(failed.value(), processed.value()))
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void whatIsNotKeptCannotBeMadeAgainNorByAnOrganiser() {
        var failed = failed();
        var processed = given.publishedOnPaper(player.id(), "Gancho");
        List.of(failed, processed)
                .forEach(id ->
                        assertThat(originals.expire(id, Duration.ofSeconds(-1))).isTrue());

        assertThat(List.of(owner.post(path(failed), Map.of()), byOrganiser(failed), byOrganiser(processed)))
                .allSatisfy(answer -> {
                    assertThat(answer.status()).isEqualTo(400);
                    assertThat(answer.code()).isEqualTo("original_expired");
                    assertThat(answer.body().path("message").asString()).contains("se guarda 7 días", "han pasado");
                    assertThat(answer.body().path("remedy").asString()).isEqualTo("Sube el video de nuevo.");
                });

        assertThat(List.of(jobsOf(failed), jobsOf(processed))).containsOnly(0);
        assertThat(videos.find(failed).orElseThrow().status()).isEqualTo(VideoStatus.FAILED);
        assertThat(videos.find(processed).orElseThrow().published()).isTrue();
    }

    @Test
    void anOriginalThatIsGoneWhenItsTurnComesIsSaidWithTheDaysItIsKept() {
        var id = failed();

        assertThat(owner.post(path(id), Map.of()).status()).isEqualTo(202);

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(owner.get("/api/videos/" + id)
                                .body()
                                .at("/failure/message")
                                .asString())
                        .isEqualTo("El archivo original ya no se conserva:"
                                + " se guarda 7 días desde la subida y han pasado 0."));
    }

    @Test
    void nothingIsOrderedWhenTheOriginalGoesMeanwhile() throws Exception {
        var id = failed();
        CompletableFuture<Client.Answer> asking;
        try (var connection = dataSource.getConnection();
                var sweep = connection.createStatement()) {
            connection.setAutoCommit(false);
            sweep.execute("update video set original_expired_at = now() where id = '" + id + "'");
            asking = CompletableFuture.supplyAsync(() -> owner.post(path(id), Map.of()), Thread::startVirtualThread);
            await().until(this::somebodyWaitsForTheRow);
            connection.commit();
        }

        assertThat(asking.get(20, TimeUnit.SECONDS).code()).isEqualTo("original_expired");
        assertThat(jobsOf(id)).isZero();
    }

    /** The failed video is reopened, or its original held. */
    private boolean somebodyWaitsForTheRow() {
        return db.sql("""
                select exists (select from pg_stat_activity
                               where datname = current_database() and wait_event_type = 'Lock'
                                 and (query like 'update video set status%' or query like '%for no key update'))
                """).query(Boolean.class).single();
    }

    @Test
    void anOrganiserMayHaveAnybodysFailedVideoMadeAgainAndAskingTwiceIsAskingOnce() {
        var id = failed();
        Kept.original(store, db, id, new Clips(ffmpeg, folder).good());

        var answers = List.of(byOrganiser(id), byOrganiser(id));

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(202);
            assertThat(answer.body().path("video_id").asString()).isEqualTo(id.toString());
            assertThat(answer.body().path("status").asString()).isIn("uploaded", "processing");
        });
        assertThat(jobsOf(id)).isOne();
        assertThat(owner.get("/api/videos/" + id).body().has("failure")).isFalse();
    }

    @Test
    void onlyItsOwnerAndOnlyAfterAFailure() {
        var id = given.publishedOnPaper(player.id(), "Bandeja");

        assertThat(owner.post(path(id), Map.of()).code()).isEqualTo("already_processed");
        assertThat(given.player().post(path(id), Map.of()).status()).isEqualTo(403);
        assertThat(given.visitor().post(path(id), Map.of()).status()).isEqualTo(401);
        assertThat(owner.post(path(new VideoId(UUID.randomUUID())), Map.of()).status())
                .isEqualTo(404);
        assertThat(owner.post("/api/admin/videos/" + id + "/reprocess", Map.of())
                        .status())
                .isEqualTo(403);
    }

    private Client.Answer byOrganiser(VideoId id) {
        return given.admin().post("/api/admin/videos/" + id + "/reprocess", Map.of());
    }

    private VideoId failed() {
        var id = given.uploadedOnPaper(player.id(), "Triple");
        progress.failed(id, ErrorCode.PROCESSING_FAILED, List.of());
        return id;
    }

    private void plantADeadJob(VideoId id) {
        db.sql("""
                insert into job (id, kind, lane, subject, owner, turn, state, reason, failures, attempts, finished_at)
                values (gen_random_uuid(), 'render', 'heavy', :video, :owner, 0, 'dead', 'planted', 3, 3, now())
                """)
                .param("video", id.value())
                .param("owner", player.id().value())
                .update();
    }

    private int jobsOf(VideoId id) {
        return db.sql("select count(*) from job where subject = :video and kind = 'render'")
                .param("video", id.value())
                .query(Integer.class)
                .single();
    }

    private static String path(VideoId id) {
        return "/api/videos/" + id + "/reprocess";
    }
}
