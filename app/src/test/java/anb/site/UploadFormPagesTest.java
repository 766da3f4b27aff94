package anb.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A clip handed in by the form alone, by a browser that runs no scripts. */
class UploadFormPagesTest extends PagesFixture {

    @Autowired
    JdbcClient db;

    @Test
    void theFormForAClipSaysUntilWhenItIsTaken() {
        reader.with(given.player().token());
        db.sql("update edition set uploads_until = now() + interval '9 days'").update();
        try {
            await().untilAsserted(() ->
                    assertThat(reader.get("/upload").body()).contains("Inscripciones: hasta el ", "data-upload"));
        } finally {
            db.sql("update edition set uploads_until = null").update();
        }
    }

    @Test
    void aClipComesInByThePlainFormAndIsItsOwnersToWithdrawAndDelete() throws IOException {
        reader.signUp("Paula", "Tunja", "");
        var csrf = reader.get("/account").csrf();

        var sent = reader.upload(csrf, "Doble paso", given.clips().good());

        assertThat(sent.status()).as(sent.body()).isEqualTo(303);
        var mine = sent.header("Location");
        assertThat(mine).startsWith("/my/videos/");
        assertThat(reader.get("/my/videos").body()).contains("Doble paso");
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> reader.get(mine).body().contains("Ver página pública"));
        var id = mine.substring("/my/videos/".length());
        var other = new Reader(port);
        other.signUp("Otra", "Tunja", "");
        assertThat(other.get(mine).status()).isEqualTo(403);
        assertThat(reader.post(mine + "/withdraw", Map.of("_csrf", csrf)).status())
                .isEqualTo(303);
        assertThat(reader.get("/videos/" + id).status()).isEqualTo(404);
        assertThat(reader.get("/videos/" + id + "/poster.jpg").status()).isEqualTo(404);
        assertThat(reader.post(mine + "/publish", Map.of("_csrf", csrf)).header("Location"))
                .endsWith("?done=published");
        assertThat(reader.post(mine + "/delete", Map.of("_csrf", csrf)).header("Location"))
                .isEqualTo("/my/videos?done=deleted");
        assertThat(reader.get(mine).status()).isEqualTo(404);
    }

    @Test
    void whatAnIPhoneRecordsComesInByThePlainFormToo() throws IOException {
        reader.signUp("Paula", "Tunja", "");
        var csrf = reader.get("/account").csrf();

        var sent = reader.upload(csrf, "Robo y bandeja", given.clips().quickTime());

        assertThat(sent.status()).as(sent.body()).isEqualTo(303);
        assertThat(reader.get("/my/videos").body()).contains("Robo y bandeja");
        assertThat(reader.post(sent.header("Location") + "/delete", Map.of("_csrf", csrf))
                        .header("Location"))
                .isEqualTo("/my/videos?done=deleted");
    }

    @Test
    void whatIsWrongWithAFieldOfTheFormForAClipIsReadOutWithIt() throws IOException {
        reader.signUp("Eva", "Tunja", "");

        var refused =
                reader.upload(reader.get("/account").csrf(), "", given.clips().good());

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body())
                .contains("aria-describedby=\"title-mistake\"", "id=\"title-mistake\">Escribe un título.")
                .contains("aria-describedby=\"formats\"", "id=\"formats\"");
    }

    @Test
    void aWrongFileIsRefusedOnTheFormWithTheRemedy() throws IOException {
        reader.signUp("Eva", "Tunja", "");

        var refused = reader.upload(
                reader.get("/account").csrf(), "Corto", given.clips().twelveSeconds());

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body())
                .contains("Graba de nuevo uno más largo, de entre 20 y 60 s, y súbelo.", "value=\"Corto\"");
    }
}
