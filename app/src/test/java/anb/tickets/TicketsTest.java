package anb.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import anb.Client;
import anb.Together;
import anb.storage.ObjectKey;
import anb.storage.Sha256;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A clip that goes straight to the store becomes a video, once, and its sender's. */
class TicketsTest extends TicketsFixture {

    @Test
    void aClipSentInPartsBecomesAVideoWithJustTheBytesThatWereSent() throws Exception {
        Path clip = clip(2 * PART + 12_345);
        var opened = sender.open(clip);
        assertThat(opened.status()).isEqualTo(201);
        String id = Sender.id(opened);
        assertThat(opened.raw().headers().firstValue("Location")).hasValue("/api/uploads/" + id);
        assertThat(opened.body().path("part_size").asInt()).isEqualTo(PART);
        assertThat(Sender.missing(opened.body()))
                .extracting(part -> part.path("size_bytes").asInt())
                .containsExactly(PART, PART, 12_345);

        for (var part : Sender.missing(opened.body()).reversed()) {
            assertThat(sender.put(clip, part).statusCode()).isEqualTo(200);
        }
        var completed = sender.complete(id);

        assertThat(completed.status()).as(completed.raw().body()).isEqualTo(201);
        assertThat(completed.body().path("message").asString())
                .isEqualTo("Video subido correctamente. Procesamiento en curso.");
        assertThat(completed.body().path("video_id").asString()).isEqualTo(id);
        assertThat(completed.body().path("task_id").asString()).isEqualTo(id);
        assertThat(completed.body().path("status").asString()).isEqualTo("uploaded");
        assertThat(videos()).containsExactly(UUID.fromString(id));
        assertThat(jobs()).isEqualTo(1);
        assertThat(sha256Recorded(id)).isEqualTo(Sha256.of(clip));
        Path stored = folder.resolve("stored");
        store.get(ObjectKey.original(UUID.fromString(id)), stored);
        assertThat(stored).hasSameBinaryContentAs(clip);
        assertThat(multipart.unfinished("uploads/" + id)).isEmpty();
        awaitEmptyTemp();
    }

    @Test
    void completedTenTimesAtOnceAndOnceMoreItIsOneVideo() throws Exception {
        String id = sender.sent(clip(PART + 1));

        List<String> ids = Together.atOnce(10, n -> {
            var answer = sender.complete(id);
            assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
            return answer.body().path("video_id").asString();
        });
        assertThat(sender.complete(id).status()).isEqualTo(201);

        assertThat(new HashSet<>(ids)).containsExactly(id);
        assertThat(videos()).hasSize(1);
        assertThat(jobs()).isEqualTo(1);
        var ticket = sender.ask(id).body();
        assertThat(ticket.path("status").asString()).isEqualTo("completed");
        assertThat(ticket.path("video_id").asString()).isEqualTo(id);
    }

    @Test
    void whoWasKilledAfterPuttingThePartsTogetherFindsThemAndGoesOn() throws Exception {
        Path clip = clip(PART + 1);
        String id = sender.sent(clip);
        Ticket ticket = tickets.requireOwned(person.id(), TicketId.from(id));
        multipart.assemble(
                ticket.key(),
                ticket.storeUpload(),
                multipart.parts(ticket.key(), ticket.storeUpload()).orElseThrow());

        assertThat(Sender.missing(sender.ask(id).body())).isEmpty();
        assertThat(sender.complete(id).status()).isEqualTo(201);
        assertThat(sha256Recorded(id)).isEqualTo(Sha256.of(clip));
        assertThat(videos()).hasSize(1);
    }

    @Test
    void whatWasPutTogetherIsNeverOverwritten() throws Exception {
        Path clip = clip(PART + 1);
        var opened = sender.open(clip);
        String id = Sender.id(opened);
        for (var part : Sender.missing(opened.body())) {
            sender.put(clip, part);
        }
        assertThat(sender.complete(id).status()).isEqualTo(201);

        for (var part : Sender.missing(opened.body())) {
            sender.put(Sender.url(part), new byte[part.path("size_bytes").asInt()]);
        }
        sender.complete(id);

        Path stored = folder.resolve("stored");
        store.get(ObjectKey.original(UUID.fromString(id)), stored);
        assertThat(stored).hasSameBinaryContentAs(clip);
    }

    @Test
    void anotherPlayersTicketIsForbiddenAndAnUnknownOneNotFound() throws Exception {
        String id = sender.sent(clip());
        var other = new Sender(given.player());

        for (Client.Answer answer : answers(other, id)) {
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.code()).isEqualTo("not_owner");
        }
        for (String unknown : List.of(UUID.randomUUID().toString(), "siete")) {
            for (Client.Answer answer : answers(sender, unknown)) {
                assertThat(answer.status()).isEqualTo(404);
                assertThat(answer.code()).isEqualTo("upload_not_found");
            }
        }
        assertThat(sender.complete(id).status()).isEqualTo(201);
    }

    private static List<Client.Answer> answers(Sender sender, String id) {
        return List.of(sender.ask(id), sender.complete(id), sender.player().delete("/api/uploads/" + id));
    }

    @Test
    void theSameFileOnASecondTicketIsAnotherVideoMarkedAsADuplicate() throws Exception {
        Path clip = clip();
        String first = sender.sent(clip);
        String second = sender.sent(clip);
        assertThat(sender.complete(first).status()).isEqualTo(201);
        assertThat(sender.complete(second).status()).isEqualTo(201);

        assertThat(db.sql("select duplicate_of from video where id = :id")
                        .param("id", UUID.fromString(second))
                        .query(UUID.class)
                        .single())
                .isEqualTo(UUID.fromString(first));
    }

    @Test
    void withoutRoomForAnotherVideoATicketWaitsUntilThereIs() throws Exception {
        String id = sender.sent(clip());
        unfinished(25);

        var refused = sender.complete(id);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.code()).isEqualTo("too_many_unfinished");
        assertThat(videos()).isEmpty();
        assertThat(sender.ask(id).body().path("status").asString()).isEqualTo("open");
        var untouched = tickets.requireOwned(person.id(), TicketId.from(id));
        assertThat(untouched.object()).as("what was put together").isNull();
        assertThat(multipart.parts(untouched.key(), untouched.storeUpload())).isPresent();

        db.sql("delete from job where kind = 'upload-quota'").update();
        assertThat(sender.complete(id).status()).isEqualTo(201);
    }

    @Test
    void aTicketGoesWithItsVideo() throws Exception {
        String id = sender.sent(clip());
        sender.complete(id);

        takeBack(player, id);

        assertThat(sender.complete(id).code()).isEqualTo("upload_not_found");
        assertNothingIsStored(id);
    }
}
