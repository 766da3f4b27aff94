package anb.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import anb.Client;
import anb.storage.Sha256;
import anb.storage.ShortLivedUrls;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The parts of a clip on their way: their URLs, their lengths, gaps. */
class TicketPartsTest extends TicketsFixture {

    @Autowired
    ApplicationContext application;

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
        assertThat(refused.body().path("message").asString()).contains(": 2 (1 de 3)");

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
    void aPageOfAnotherOriginMaySendPartsAndReadTheirETags() throws Exception {
        Path clip = clip();
        URI url = Sender.url(Sender.missing(sender.open(clip).body()).getFirst());
        var asked = HttpRequest.newBuilder(url)
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .headers("Origin", "https://anb.example.org", "Access-Control-Request-Method", "PUT")
                .build();

        var allowed = sender.send(asked);

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
