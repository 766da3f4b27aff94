package anb.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import anb.Client;
import anb.Given;
import anb.problem.ErrorCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Uploads by as many players as it takes: one may send only so many an hour. */
final class Uploads {

    private static final int EACH = 25;
    private static final String BUSY = ErrorCode.TOO_BUSY_TO_INSPECT.code();

    private final Given given;
    private final Path folder;
    private final List<Upload> taken = new ArrayList<>();
    private @Nullable Client player;
    private int sent;

    Uploads(Given given, Path folder) {
        this.given = given;
        this.folder = folder;
    }

    /** One that was taken in. */
    record Upload(Client player, String id) {

        /** What became of it. */
        JsonNode end() {
            await().alias(id)
                    .atMost(Duration.ofMinutes(3))
                    .pollInterval(Duration.ofMillis(300))
                    .until(() -> List.of("processed", "failed").contains(status()));
            return now();
        }

        private String status() {
            return now().path("status").asString();
        }

        private JsonNode now() {
            return player.get("/api/videos/" + id).body();
        }

        private void remove() {
            player.delete("/api/videos/" + id + "/publish");
            assertThat(player.delete("/api/videos/" + id).status()).isEqualTo(200);
        }
    }

    /** Where the test keeps it: the platform never learns of this name. */
    Path file(HostileFile file) {
        try {
            return Files.write(folder.resolve("sent.mp4"), file.bytes());
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    Client.Answer send(HostileFile file) {
        return send(file(file));
    }

    /** What the form says of it. */
    Client.Answer send(Path file) {
        return handIn(file).answer();
    }

    /** What the form said, and to whom. */
    private record HandedIn(Client player, Client.Answer answer) {}

    /** A node that is too busy for a look says to come again. */
    private HandedIn handIn(Path file) {
        return await().atMost(Duration.ofMinutes(3))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> once(file), told -> !told.answer().code().equals(BUSY));
    }

    private HandedIn once(Path file) {
        var sender = player();
        return new HandedIn(sender, sender.upload(file, "Triple", Map.of()));
    }

    Upload accepted(HostileFile file) {
        return accepted(file(file));
    }

    Upload accepted(Path file) {
        var told = handIn(file);
        var answer = told.answer();
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        return taken(told.player(), answer.body().path("video_id").asString());
    }

    /** By whatever door. */
    Upload taken(Client sender, String id) {
        var upload = new Upload(sender, id);
        taken.add(upload);
        return upload;
    }

    /** Takes back all that were taken in. */
    void remove() {
        taken.forEach(Upload::remove);
        taken.clear();
    }

    Client player() {
        if (player == null || sent++ % EACH == EACH - 1) {
            player = given.player();
        }
        return player;
    }
}
