package anb.videos;

import static org.assertj.core.api.Assertions.assertThat;

import anb.Client;
import anb.Client.Answer;
import anb.Given;
import anb.RealParts;
import anb.accounts.Crowd;
import anb.editions.Editions;
import anb.media.MediaInfo;
import anb.problem.ErrorCode;
import anb.storage.ObjectStore;
import com.fasterxml.uuid.Generators;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What tests of a video's life share: an owner, and videos in any state that exist as rows only. */
@RealParts
abstract class VideosFixture {

    @Autowired
    Given given;

    @Autowired
    Crowd crowd;

    @Autowired
    Videos videos;

    @Autowired
    Renditions renditions;

    @Autowired
    VideoProgress progress;

    @Autowired
    Editions editions;

    @Autowired
    ObjectStore store;

    @Autowired
    JdbcClient db;

    Crowd.Person person;
    Client owner;

    @BeforeEach
    void anOwner() {
        person = crowd.person("Daniela", "Pasto");
        owner = given.visitor().withToken(person.token());
    }

    /** Just uploaded. */
    VideoId video(boolean publishWhenProcessed) {
        var id = new VideoId(Generators.timeBasedEpochRandomGenerator().generate());
        var media = new MediaInfo(
                Duration.ofSeconds(24), 1920, 1080, "h264", "yuv420p", 30, false, "bt709", "bt709", 9_000_000);
        videos.add(new NewVideo(
                id,
                editions.current().id(),
                person.id(),
                "Penetración",
                media,
                id.toString().replace("-", "").repeat(2),
                null,
                publishWhenProcessed));
        return id;
    }

    /** In that state, its owner not wishing it published. */
    VideoId videoThatIs(VideoStatus status) {
        VideoId id = video(false);
        switch (status) {
            case UPLOADED -> {}
            case PROCESSING -> progress.started(id);
            case PROCESSED -> process(id);
            case FAILED -> progress.failed(id, ErrorCode.UNREADABLE, List.of());
        }
        return id;
    }

    void process(VideoId id) {
        progress.started(id);
        progress.processed(rendition(id, 1));
    }

    static Rendition rendition(VideoId id, long fence) {
        return new Rendition(id, fence, Duration.ofSeconds(29), 4_000_000, "brand", 1);
    }

    /** A job no worker takes during the test: due later, or leased by another node. */
    UUID job(VideoId id, String state) {
        UUID job = UUID.randomUUID();
        boolean running = state.equals("running");
        db.sql("""
                insert into job (id, kind, lane, subject, owner, turn, state, due_at, worker, leased_until, fence,
                                 started_at)
                values (:id, 'render', 'heavy', :video, :owner, 1000, :state, now() + interval '1 hour', :worker,
                        case when :running then now() + interval '1 hour' end,
                        case when :running then nextval('job_fence') end, case when :running then now() end)
                """)
                .param("id", job)
                .param("video", id.value())
                .param("owner", person.id().value())
                .param("state", state)
                .param("worker", running ? "another-node" : null)
                .param("running", running)
                .update();
        return job;
    }

    String state(UUID job) {
        return db.sql("select state from job where id = :id")
                .param("id", job)
                .query(String.class)
                .single();
    }

    /** What an owner, or somebody who is not, sends to change a video. */
    static Answer change(Client client, VideoId id, String body) {
        return client.send(
                "PATCH", path(id), BodyPublishers.ofString(body), Map.of("Content-Type", "application/json"));
    }

    /** The first field that was refused: its name, the code and the sentence. */
    static String mistake(Answer refused) {
        assertThat(refused.status()).isEqualTo(400);
        JsonNode error = refused.body().path("errors").path(0);
        return error.path("field").asString() + " " + error.path("code").asString() + " "
                + error.path("message").asString();
    }

    static String path(VideoId id) {
        return "/api/videos/" + id;
    }

    boolean published(VideoId id) {
        return videos.find(id).orElseThrow().published();
    }
}
