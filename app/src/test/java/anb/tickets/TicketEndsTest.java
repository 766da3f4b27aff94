package anb.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import anb.problem.ErrorCode;
import anb.problem.Problem;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How tickets end, and that nothing is left of those that end without a video. */
class TicketEndsTest extends TicketsFixture {

    @Autowired
    Completion completion;

    @Autowired
    Cancellation cancellation;

    @Test
    void aClipThatCannotTakePartIsRefusedAsByTheFormAndNothingIsKept() throws Exception {
        Path clip = given.clips().twelveSeconds();
        var byForm = player.upload(clip, "Triple", Map.of());
        String id = sender.sent(clip);

        var refused = sender.complete(id);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("too_short").isEqualTo(byForm.code());
        assertThat(refused.body().path("message").asString())
                .isEqualTo("El video dura 12 s y debe durar entre 20 y 60 s.")
                .isEqualTo(byForm.body().path("message").asString());
        assertThat(refused.body().path("remedy")).isEqualTo(byForm.body().path("remedy"));

        assertNothingIsStored(id);
        assertThat(videos()).isEmpty();
        awaitEmptyTemp();
        var again = sender.complete(id);
        assertThat(again.body().path("message")).isEqualTo(refused.body().path("message"));
        var ticket = sender.ask(id).body();
        assertThat(ticket.path("status").asString()).isEqualTo("refused");
        assertThat(ticket.at("/failure/code").asString()).isEqualTo("too_short");
        assertThat(player.get("/api/uploads").body()).isEmpty();
    }

    @Test
    void whoeverReadsOfARefusalLaterReadsTheSameInTheirLanguage() throws Exception {
        String id = sender.sent(given.clips().twelveSeconds());
        sender.complete(id);

        assertThat(sender.complete(id).body().path("message").asString())
                .isEqualTo("El video dura 12 s y debe durar entre 20 y 60 s.");
        assertThat(failure(id, "en")).isEqualTo("The video lasts 12 s and must last between 20 and 60 s.");
        db.sql("update upload_ticket set refusal_arguments = '{12.5,20.0,60.0}' where id = :id")
                .param("id", UUID.fromString(id))
                .update();
        assertThat(failure(id, "es")).isEqualTo("El video dura 12,5 s y debe durar entre 20 y 60 s.");
        assertThat(failure(id, "en")).isEqualTo("The video lasts 12.5 s and must last between 20 and 60 s.");
    }

    private String failure(String id, String language) {
        return player.send("GET", "/api/uploads/" + id, BodyPublishers.noBody(), Map.of("Accept-Language", language))
                .body()
                .at("/failure/message")
                .asString();
    }

    @Test
    void whatIsNoVideoIsRefused() throws Exception {
        Path text = Files.writeString(folder.resolve("palabras.mp4"), "palabras, no imágenes");
        String id = sender.sent(text);

        assertThat(sender.complete(id).code()).isEqualTo("not_mp4");
        assertNothingIsStored(id);
    }

    @Test
    void whatAnIPhoneRecordsIsRefusedByTheFormAndTakenHereToTheEnd() throws Exception {
        Path clip = given.clips().quickTime();
        assertThat(player.upload(clip, "Triple", Map.of()).code()).isEqualTo("not_mp4");
        var opened = sender.open("Triple", "IMG_4711.MOV", Files.size(clip), "video/quicktime");
        String id = Sender.id(opened);
        for (var part : Sender.missing(opened.body())) {
            sender.put(clip, part);
        }

        assertThat(sender.complete(id).status()).isEqualTo(201);

        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(300))
                .until(() ->
                        player.get("/api/videos/" + id).body().path("published").asBoolean());
        assertThat(player.delete("/api/videos/" + id + "/publish").status()).isEqualTo(200);
    }

    @Test
    void aTicketMayBeUsedForADay() throws Exception {
        var ticket = sender.open(clip()).body();

        assertThat(Duration.between(
                        Instant.parse(ticket.path("created_at").asString()),
                        Instant.parse(ticket.path("expires_at").asString())))
                .isEqualTo(Duration.ofHours(24));
    }

    @Test
    void anUploadThatIsGivenUpLeavesNothing() throws Exception {
        Path clip = clip(2 * PART);
        var opened = sender.open(clip);
        String id = Sender.id(opened);
        sender.put(clip, Sender.missing(opened.body()).getFirst());

        var given = player.delete("/api/uploads/" + id);

        assertThat(given.status()).isEqualTo(200);
        assertThat(given.body().path("message").asString()).isEqualTo("Subida cancelada.");
        assertNothingIsStored(id);
        assertThat(sender.ask(id).status()).isEqualTo(404);
        assertThat(sender.complete(id).status()).isEqualTo(404);
        assertThat(player.delete("/api/uploads/" + id).status()).isEqualTo(404);
        assertThat(tickets.open(person.id())).isEmpty();
    }

    @Test
    void aPartThatIsUnderWayWhenItsUploadIsGivenUpIsRefusedAndLeavesNothing() throws Exception {
        Path clip = clip(2 * PART);
        var opened = sender.open(clip);
        String id = Sender.id(opened);
        var parts = Sender.missing(opened.body());
        sender.put(clip, parts.getFirst());
        try (var late = new HeldPart(Sender.bytes(clip, parts.getLast()))) {
            var underWay = late.put(sender, Sender.url(parts.getLast()));
            late.awaitHalf();

            var given = player.delete("/api/uploads/" + id);
            assertThat(given.status()).isEqualTo(200);
            assertNothingIsStored(id);
            assertThat(underWay).isNotDone();
            late.sendTheRest();

            var refused = underWay.get(30, TimeUnit.SECONDS);
            assertThat(refused.statusCode()).isEqualTo(404);
            assertThat(refused.body()).contains("NoSuchUpload");
        }
        assertNothingIsStored(id);
        assertThat(tickets.open(person.id())).isEmpty();
        assertThat(List.of(
                        sender.ask(id).code(),
                        sender.complete(id).code(),
                        player.delete("/api/uploads/" + id).code()))
                .containsOnly("upload_not_found");
        assertThat(sender.put(clip, parts.getFirst()).statusCode()).isEqualTo(404);
        assertNothingIsStored(id);
        assertThat(videos()).isEmpty();
    }

    @Test
    void anUploadWhosePlayerHasLeftForGoodBecomesNoVideo() throws Exception {
        var id = TicketId.from(sender.sent(clip()));
        db.sql("update account set erased_at = now() where id = :id")
                .param("id", person.id().value())
                .update();

        assertThatThrownBy(() -> completion.complete(person.id(), id))
                .isInstanceOfSatisfying(
                        Problem.class, refused -> assertThat(refused.code()).isEqualTo(ErrorCode.UNAUTHORIZED));
        cancellation.cancelAllOf(person.id());

        assertThat(videos()).isEmpty();
        assertThat(cancellation.noneOf(person.id())).isTrue();
        assertNothingIsStored(id.toString());
    }

    @Test
    void whatIsAVideoCannotBeGivenUp() throws Exception {
        String id = sender.sent(clip());
        sender.complete(id);

        assertThat(player.delete("/api/uploads/" + id).code()).isEqualTo("upload_completed");
        assertThat(videos()).hasSize(1);
    }
}
