package anb.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import anb.Client;
import anb.Together;
import anb.storage.ObjectKey;
import anb.storage.ShortLivedUrls;
import anb.uploads.Sha256;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A clip that goes straight to the store, part by part. */
class TicketsTest extends TicketsFixture {

    @Autowired
    ApplicationContext application;

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
    void aPartSentTwiceIsHarmless() throws Exception {
        Path clip = clip(PART + 5_000);
        String id = sender.sent(clip);
        var first = sender.open(clip).body();
        for (var part : Sender.missing(first)) {
            sender.put(Sender.url(part), new byte[part.path("size_bytes").asInt()]);
            assertThat(sender.put(clip, part).statusCode()).isEqualTo(200);
        }

        assertThat(sender.complete(id).status()).isEqualTo(201);
        assertThat(sender.complete(first.path("upload_id").asString()).status()).isEqualTo(201);
        assertThat(sha256Recorded(first.path("upload_id").asString())).isEqualTo(Sha256.of(clip));
    }

    @Test
    void aGapIsRefusedAndTheUploadGoesOn() throws Exception {
        Path clip = clip(3 * PART);
        var opened = sender.open(clip);
        var parts = Sender.missing(opened.body());
        String id = Sender.id(opened);
        sender.put(clip, parts.get(0));
        sender.put(clip, parts.get(2));

        var refused = sender.complete(id);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("upload_incomplete");
        assertThat(refused.body().path("message").asString()).contains("2");

        var ticket = sender.ask(id).body();
        assertThat(ticket.path("status").asString()).isEqualTo("open");
        assertThat(Sender.missing(ticket))
                .singleElement()
                .satisfies(part -> assertThat(part.path("number").asInt()).isEqualTo(2));
        sender.put(clip, Sender.missing(ticket).getFirst());
        assertThat(sender.complete(id).status()).isEqualTo(201);
    }

    @Test
    void aPartThatIsLongerOrShorterThanItsUrlSaysIsRefusedByTheStore() throws Exception {
        var opened = sender.open(clip(PART + 100));
        URI last = Sender.url(Sender.missing(opened.body()).getLast());

        assertThat(sender.put(last, new byte[99]).statusCode()).isEqualTo(403);
        assertThat(sender.put(last, new byte[101]).statusCode()).isEqualTo(403);
        assertThat(Sender.missing(sender.ask(Sender.id(opened)).body())).hasSize(2);
    }

    @Test
    void aUrlOfAPartSignsItsLengthAsksForNoChecksumAndWorksForAnHour() throws Exception {
        URI url = Sender.url(Sender.missing(sender.open(clip()).body()).getFirst());

        assertThat(url.getQuery())
                .contains("X-Amz-SignedHeaders=content-length;host", "X-Amz-Expires=3600")
                .doesNotContainIgnoringCase("checksum");
    }

    @Test
    void anExpiredUrlIsRenewedAndThePartsAreStillThere() throws Exception {
        Path clip = clip(PART + 1000);
        var opened = sender.open(clip);
        String id = Sender.id(opened);
        sender.put(clip, Sender.missing(opened.body()).getFirst());
        URI expired = brief(opened);
        URI younger = brief(sender.open(clip));
        await().atMost(Duration.ofSeconds(5))
                .until(() -> sender.put(younger, new byte[1000]).statusCode() == 403);
        assertThat(sender.put(expired, new byte[1000]).statusCode()).isEqualTo(403);

        var missing = Sender.missing(sender.ask(id).body());
        assertThat(missing).hasSize(1);
        assertThat(sender.put(clip, missing.getFirst()).statusCode()).isEqualTo(200);
        assertThat(sender.complete(id).status()).isEqualTo(201);
        assertThat(sha256Recorded(id)).isEqualTo(Sha256.of(clip));
    }

    /** Of the second part, and gone in a second. */
    private URI brief(Client.Answer opened) {
        Ticket ticket = tickets.requireOwned(person.id(), TicketId.from(Sender.id(opened)));
        return ShortLivedUrls.of(application).url(ticket.key(), ticket.storeUpload(), 2, 1000);
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

        db.sql("delete from job where kind = 'upload-quota'").update();
        assertThat(sender.complete(id).status()).isEqualTo(201);
    }

    @Test
    void aTicketGoesWithItsVideo() throws Exception {
        String id = sender.sent(clip());
        sender.complete(id);

        assertThat(player.delete("/api/videos/" + id).status()).isEqualTo(200);

        assertThat(sender.complete(id).code()).isEqualTo("upload_not_found");
        assertNothingIsStored(id);
    }

    @Test
    void aPageOfAnotherOriginMaySendPartsAndReadTheirETags() throws Exception {
        Path clip = clip();
        URI url = Sender.url(Sender.missing(sender.open(clip).body()).getFirst());
        var asked = HttpRequest.newBuilder(url)
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .headers("Origin", "https://anb.example.org", "Access-Control-Request-Method", "PUT")
                .build();

        var allowed = sender.http().send(asked, BodyHandlers.ofString());

        assertThat(allowed.statusCode()).isEqualTo(200);
        assertThat(allowed.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
        assertThat(allowed.headers().firstValue("Access-Control-Allow-Methods").orElse(""))
                .contains("PUT");
        assertThat(allowed.headers().firstValue("Access-Control-Expose-Headers").orElse(""))
                .contains("ETag");
    }

    @Test
    void aFileOfOnePartNeedsNoOther() throws IOException {
        var opened = sender.open(clip());

        assertThat(Sender.missing(opened.body()))
                .singleElement()
                .satisfies(part -> assertThat(part.path("size_bytes").asLong())
                        .isEqualTo(opened.body().path("size_bytes").asLong()));
    }
}
