package anb.media;

import static org.assertj.core.api.Assertions.assertThat;

import anb.media.Uploads.Upload;
import anb.site.Reader;
import anb.tickets.Sender;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The other ways in for a file, beside the form of the API: in parts past the web node, and the form of the pages. */
record OtherDoors(Uploads uploads, int port) {

    private static final Pattern ALERT = Pattern.compile("role=\"alert\">\\s*[^<\\s]");

    /** Sent in parts: refused in words when it is completed, or accepted and given up. */
    void refuseInParts(Path file, Predicate<String> code) throws Exception {
        var player = uploads.player();
        var sender = new Sender(player);
        var id = sender.sent(file);
        var answer = sender.complete(id);
        if (answer.status() == 201) {
            isGivenUp(uploads.taken(player, id));
            return;
        }
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(400);
        assertThat(answer.code()).matches(code);
        assertThat(answer.body().path("detail").asString()).isNotBlank();
    }

    /** Handed in by the page: shown again with a reason, or accepted and given up. */
    void refuseByThePage(Path file) throws Exception {
        var player = uploads.player();
        var reader = new Reader(port).with(player.token());
        var answer = reader.upload(reader.get("/account").csrf(), "Triple", file);
        if (answer.status() == 303) {
            isGivenUp(uploads.taken(player, answer.header("Location").replaceFirst(".*/", "")));
            return;
        }
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).containsPattern(ALERT).doesNotContain(Canary.SECRET);
    }

    private static void isGivenUp(Upload upload) {
        var end = upload.end();
        assertThat(end.path("status").asString()).as(end.toString()).isEqualTo("failed");
        assertThat(end.path("failure").path("message").asString()).isNotBlank();
    }
}
