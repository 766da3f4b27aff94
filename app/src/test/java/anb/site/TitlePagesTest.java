package anb.site;

import static org.assertj.core.api.Assertions.assertThat;

import anb.accounts.Crowd;
import anb.site.Reader.Page;
import anb.videos.VideoId;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A video that is called something else, by the form on its owner's page. */
class TitlePagesTest extends PagesFixture {

    @Autowired
    Crowd crowd;

    Crowd.Person player;
    VideoId video;
    String mine;
    String csrf;

    @BeforeEach
    void aPlayerWithAClip() {
        player = crowd.person("Renata", "Mocoa");
        video = given.publishedOnPaper(player.id(), "VID 20261127");
        mine = "/my/videos/" + video;
        reader.with(player.token());
        csrf = reader.get(mine).csrf();
    }

    @Test
    void itIsSavedSaidToBeSoAndReadWhereverTheClipIs() {
        var visitor = new Reader(port);
        var before = visitor.get("/videos/" + video);
        assertThat(reader.get(mine).body()).contains("<label for=\"title\">", "value=\"VID 20261127\"");

        var saved = rename("  Triple desde el rincón  ");

        assertThat(saved.status()).isEqualTo(303);
        assertThat(saved.header("Location")).isEqualTo(mine + "?done=renamed");
        assertThat(reader.get(saved.header("Location")).body())
                .contains("role=\"status\">Guardamos los cambios.", ">Triple desde el rincón</h1>");
        assertThat(reader.get(mine + "?done=renamed", "Accept-Language", "en").body())
                .contains("role=\"status\">Your changes are saved.");
        assertThat(reader.get("/my/videos").body()).contains("Triple desde el rincón");
        var after = visitor.get("/videos/" + video, "If-None-Match", before.header("ETag"));
        assertThat(after.status()).isEqualTo(200);
        assertThat(after.body()).contains("Triple desde el rincón").doesNotContain("VID 20261127");
        assertThat(visitor.get("/oembed?url=" + Frame.encoded("http://localhost:" + port + "/videos/" + video))
                        .body())
                .contains("Triple desde el rincón");
        assertThat(visitor.get("/videos?q=triple+rincon").body()).contains("/videos/" + video);
    }

    @Test
    void whatOrganisersAndTheOwnerTakeAlongHasTheNewOne() {
        rename("Salto \"doble\"");
        var organiser = new Reader(port).with(given.admin().token());

        assertThat(organiser.get("/organiser/videos?q=renata+doble").body()).contains("Salto \"doble\"");
        assertThat(organiser.get("/organiser/videos.csv").body())
                .containsPattern(video + "[^\n]*\"Salto \"\"doble\"\"\"");
        assertThat(reader.get("/account/data").body()).contains("Salto \\\"doble\\\"");
    }

    @ParameterizedTest
    @CsvSource({
        "'', title-mistake",
        "'   ', title-mistake",
        "'<b>\u202e', Contiene caracteres no permitidos: U+202E.",
        "'a\nb', Contiene caracteres no permitidos: U+000A."
    })
    void whatIsWrongIsSaidAtTheFieldAndWhatWasTypedIsKept(String typed, String said) {
        var refused = reader.post(
                mine + "/words", Map.of("_csrf", csrf, "title", typed, "description", "Recibo, giro y anoto."));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body())
                .contains("<title>Error: VID 20261127", "id=\"title-mistake\"", said)
                .contains("value=\"" + typed.replace("<", "&lt;") + "\"", ">Recibo, giro y anoto.</textarea>")
                .doesNotContain("<b>\u202e");
        assertThat(reader.get(mine).body()).contains("value=\"VID 20261127\"", "></textarea>");
    }

    @Test
    void nobodyElseDoesAndNoOtherSite() {
        var other = new Reader(port).with(given.player().token());
        var token = other.get("/account").csrf();

        assertThat(other.post(mine + "/words", Map.of("_csrf", token, "title", "De otra"))
                        .status())
                .isEqualTo(403);
        assertThat(reader.post(mine + "/words", Map.of("title", "De otro sitio"))
                        .status())
                .isEqualTo(403);
        assertThat(reader.get(mine).body()).contains("VID 20261127");
    }

    private Page rename(String title) {
        return reader.post(mine + "/words", Map.of("_csrf", csrf, "title", title));
    }
}
