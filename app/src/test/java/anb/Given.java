package anb;

import static org.awaitility.Awaitility.await;

import anb.accounts.AccountId;
import anb.accounts.Crowd;
import anb.editions.Editions;
import anb.media.MediaInfo;
import anb.videos.NewVideo;
import anb.videos.Rendition;
import anb.videos.VideoId;
import anb.videos.VideoProgress;
import anb.videos.Videos;
import com.fasterxml.uuid.Generators;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Where tests begin. */
@Component
public class Given {

    private final Environment settings;
    private final Crowd crowd;
    private final Videos videos;
    private final VideoProgress progress;
    private final Editions editions;
    private final TransactionTemplate transaction;
    private @Nullable VideoId published;
    private @Nullable Client publisher;
    private @Nullable Client admin;

    Given(
            Environment settings,
            Crowd crowd,
            Videos videos,
            VideoProgress progress,
            Editions editions,
            TransactionTemplate transaction) {
        this.settings = settings;
        this.crowd = crowd;
        this.videos = videos;
        this.progress = progress;
        this.editions = editions;
        this.transaction = transaction;
    }

    public Client visitor() {
        return Client.visitor(settings.getRequiredProperty("local.server.port", Integer.class));
    }

    public Client player() {
        return visitor().withToken(crowd.person("Valeria", "Bogotá").token());
    }

    /** Signed in once for all tests: how often one account may try is limited. */
    public synchronized Client admin() {
        if (admin == null) {
            admin = visitor()
                    .signIn(
                            settings.getRequiredProperty("anb.accounts.admin-email"),
                            settings.getRequiredProperty("anb.accounts.admin-password"));
        }
        return admin;
    }

    public Clips clips() {
        return new Clips(settings);
    }

    /** A clip that came the whole way: uploaded, rendered, public. Shared by all tests: leave it as it is. */
    public synchronized VideoId publishedVideo() {
        if (published == null) {
            Client player = player();
            var answer = player.upload(clips().good(), "Triple desde la esquina", Map.of());
            String id = answer.body().path("video_id").asString();
            await().atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(300))
                    .until(() -> player.get("/api/videos/" + id)
                            .body()
                            .path("published")
                            .asBoolean());
            published = VideoId.from(id);
            publisher = player;
        }
        return published;
    }

    /** Whose {@link #publishedVideo} is. */
    public synchronized Client publisher() {
        publishedVideo();
        return Objects.requireNonNull(publisher);
    }

    /** A public video of which only the rows exist: enough for lists and rankings. */
    public VideoId publishedOnPaper(AccountId player, String title) {
        return transaction.execute(status -> {
            var id = uploadedOnPaper(player, title);
            progress.started(id);
            progress.processed(new Rendition(id, 1, Duration.ofSeconds(29), 4_000_000, "brand", 1));
            return id;
        });
    }

    /** The row of a video without its bytes and its job. */
    public VideoId uploadedOnPaper(AccountId player, String title) {
        var id = new VideoId(Generators.timeBasedEpochRandomGenerator().generate());
        var media = new MediaInfo(
                Duration.ofSeconds(24), 1920, 1080, "h264", "yuv420p", 30, false, "bt709", "bt709", 9_000_000);
        videos.add(new NewVideo(
                id,
                editions.current().id(),
                player,
                title,
                media,
                id.toString().replace("-", "").repeat(2),
                null,
                true));
        return id;
    }
}
