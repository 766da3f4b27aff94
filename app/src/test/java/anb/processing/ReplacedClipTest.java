package anb.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import anb.Client;
import anb.Given;
import anb.RealParts;
import anb.accounts.Crowd;
import anb.media.Clips;
import anb.media.Ffmpeg;
import anb.storage.ObjectStore;
import anb.videos.Rendition;
import anb.videos.Renditions;
import anb.videos.VideoId;
import anb.videos.Videos;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What whoever watches a clip notices of its being made again: nothing. */
@RealParts
@Timeout(240)
class ReplacedClipTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

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
    ObjectStore store;

    @Autowired
    Ffmpeg ffmpeg;

    @Autowired
    JdbcClient db;

    Crowd.Person player;
    Client owner;

    @BeforeEach
    void aPlayer() {
        player = crowd.person("Sara", "Cali");
        owner = given.visitor().withToken(player.token());
    }

    @Test
    void aPublishedVideoIsPublicAndPlaysWhileItIsMadeAgainAndAsLongAsLinksToItsFormerClipWork() throws Exception {
        var id = given.publishedOnPaper(player.id(), "Volcada");
        var former = new Clips(ffmpeg, folder).good();
        Kept.original(store, db, id, former);
        store.put(Rendition.clip(id, 1), former, "video/mp4");
        var handedOutBefore = clipOf(id);

        assertThat(given.admin()
                        .post("/api/admin/videos/" + id + "/reprocess", Map.of())
                        .status())
                .isEqualTo(202);

        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    var video = videos.find(id).orElseThrow();
                    assertThat(video.published()).isTrue();
                    assertThat(owner.get("/api/videos/" + id).body().has("progress"))
                            .isFalse();
                    assertThat(fetched(clipOf(id))).isNotEmpty();
                    assertThat(fetched(handedOutBefore)).isEqualTo(Files.readAllBytes(former));
                    return Objects.requireNonNull(video.renditionFence()) > 1;
                });
        assertThat(fetched(handedOutBefore)).isEqualTo(Files.readAllBytes(former));
        assertThat(fetched(clipOf(id))).isNotEmpty().isNotEqualTo(Files.readAllBytes(former));
        assertThat(renditions.supersededBefore(Duration.ofHours(1)))
                .noneMatch(gone -> gone.video().equals(id));
        assertThat(renditions.supersededBefore(Duration.ofMinutes(-1))).contains(new Renditions.FormerRendition(id, 1));
    }

    /** Where its clip is, as the platform tells now. */
    private URI clipOf(VideoId id) {
        return URI.create(
                owner.get("/api/videos/" + id).body().path("processed_url").asString());
    }

    /** All of it, to its end. */
    private static byte[] fetched(URI url) throws IOException, InterruptedException {
        var answer = HTTP.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }
}
