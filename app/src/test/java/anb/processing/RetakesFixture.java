package anb.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import anb.Client;
import anb.Given;
import anb.Http;
import anb.Http.Reply;
import anb.RealParts;
import anb.accounts.Crowd;
import anb.media.Clips;
import anb.media.Ffmpeg;
import anb.storage.ObjectKey;
import anb.storage.ObjectStore;
import anb.videos.Rendition;
import anb.videos.Video;
import anb.videos.VideoId;
import anb.videos.Videos;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A public video with a numbered clip, 24 s of play between bumpers that are gone, and ways to ask for another picture. */
@RealParts
@Timeout(240)
abstract class RetakesFixture {

    @TempDir
    Path folder;

    @LocalServerPort
    int port;

    @Autowired
    Given given;

    @Autowired
    Crowd crowd;

    @Autowired
    Videos videos;

    @Autowired
    ObjectStore store;

    @Autowired
    Ffmpeg ffmpeg;

    @Autowired
    JdbcClient db;

    Crowd.Person player;
    Client owner;
    VideoId video;

    @BeforeEach
    void aPublicVideo() {
        player = crowd.person("Sara", "Cali");
        owner = given.visitor().withToken(player.token());
        video = given.publishedOnPaper(player.id(), "Volcada");
    }

    Path aClip() {
        var clip = NumberedClip.make(new Clips(ffmpeg, folder));
        store.put(Rendition.clip(video, 1), clip, "video/mp4");
        return clip;
    }

    Reply ask(String json) {
        return Http.to(port).bearer(given.admin().token()).post(path(video), json);
    }

    static String path(VideoId id) {
        return "/api/admin/videos/" + id + "/poster";
    }

    Video now() {
        return videos.find(video).orElseThrow();
    }

    /** The fence of its pictures, once they are others. */
    long retaken(long before) {
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> Objects.requireNonNull(now().pictureFence()) > before);
        return Objects.requireNonNull(now().pictureFence());
    }

    BufferedImage picture(ObjectKey key) throws IOException {
        var file = folder.resolve(key.value().replace('/', '-'));
        store.get(key, file);
        return ImageIO.read(file.toFile());
    }

    /** One that no worker takes during the test: leased by another node. */
    UUID jobElsewhere() {
        var job = UUID.randomUUID();
        db.sql("""
                insert into job (id, kind, lane, subject, owner, turn, state, worker, leased_until, fence, started_at)
                values (:id, 'poster', 'light', :video, :owner, 0, 'running', 'another-node', now() + interval '1 hour',
                        nextval('job_fence'), now())
                """)
                .param("id", job)
                .param("video", video.value())
                .param("owner", player.id().value())
                .update();
        return job;
    }

    String state(UUID job) {
        return db.sql("select state from job where id = :id")
                .param("id", job)
                .query(String.class)
                .single();
    }

    void assertJobs(int count) {
        assertThat(db.sql("select count(*) from job where kind = 'poster' and subject = :video")
                        .param("video", video.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(count);
    }
}
