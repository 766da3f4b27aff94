package anb.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import anb.Client;
import anb.Given;
import anb.RealParts;
import anb.accounts.Crowd;
import anb.storage.ObjectStore;
import anb.storage.Scratch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What tests of uploading share: a player of their own, and a look behind the counter. */
@RealParts
public abstract class UploadsFixture {

    @LocalServerPort
    protected int port;

    @Autowired
    protected Given given;

    @Autowired
    protected Crowd crowd;

    @Autowired
    protected JdbcClient db;

    @Autowired
    protected ObjectStore store;

    @Autowired
    protected Scratch scratch;

    @TempDir
    protected Path folder;

    protected Crowd.Person person;
    protected Client player;

    @BeforeEach
    void aPlayer() {
        person = crowd.person("Mariana", "Cúcuta");
        player = given.visitor().withToken(person.token());
    }

    /** Nobody waits for these clips: their jobs are cancelled before they cost time. */
    @AfterEach
    void takeBackWhatWasUploaded() {
        db.sql("delete from job where kind = 'upload-quota'").update();
        videos().forEach(id -> takeBack(player, id.toString()));
    }

    /** Whether or not a worker has processed it meanwhile, and it is public. */
    protected static void takeBack(Client owner, String id) {
        assertThat(owner.delete("/api/videos/" + id + "/publish").status()).isEqualTo(200);
        assertThat(owner.delete("/api/videos/" + id).status()).isEqualTo(200);
    }

    /** A clip that nobody has sent before: the good one, and a few bytes that players skip. */
    protected Path clip() throws IOException {
        Path clip = Files.copy(given.clips().good(), folder.resolve(UUID.randomUUID() + ".mp4"));
        byte[] box =
                ("\0\0\0\u0010free" + UUID.randomUUID().toString().substring(0, 8)).getBytes(StandardCharsets.US_ASCII);
        return Files.write(clip, box, StandardOpenOption.APPEND);
    }

    Client.Answer send(Form form) {
        return player.send("POST", "/api/videos/upload", form.body(), Form.contentType());
    }

    /** The video an upload was taken in as. */
    static String uploaded(Client.Answer answer) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        return answer.body().path("video_id").asString();
    }

    protected List<UUID> videos() {
        return db.sql("select id from video where player = :player order by uploaded_at, id")
                .param("player", person.id().value())
                .query(UUID.class)
                .list();
    }

    protected long jobs() {
        return db.sql("select count(*) from job where owner = :player and kind = 'render'")
                .param("player", person.id().value())
                .query(Long.class)
                .single();
    }

    protected Set<String> originals() {
        return store.list("uploads/").map(object -> object.key().value()).collect(Collectors.toSet());
    }

    /** What lies there since then: of other tests' objects some go meanwhile. */
    protected Set<String> added(Set<String> before) {
        Set<String> now = originals();
        now.removeAll(before);
        return now;
    }

    /** Looks only at uploads: workers have folders of their own. */
    protected List<Path> leftInTemp() {
        try (Stream<Path> files = Files.walk(scratch.home())) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> scratch.home().relativize(file).toString().matches("(arriving|upload-).*"))
                    .toList();
        } catch (IOException | UncheckedIOException changing) {
            return List.of(scratch.home());
        }
    }

    /** The server tidies up after it has answered. */
    protected void awaitEmptyTemp() {
        await().atMost(Duration.ofSeconds(30)).until(() -> leftInTemp().isEmpty());
    }

    /** Jobs this player waits for, of a kind that no worker runs. */
    protected void unfinished(int count) {
        db.sql("""
                insert into job (id, kind, lane, subject, owner, turn)
                select gen_random_uuid(), 'upload-quota', 'heavy', gen_random_uuid(), :player, n
                from generate_series(1, :count) n
                """).param("player", person.id().value()).param("count", count).update();
    }
}
