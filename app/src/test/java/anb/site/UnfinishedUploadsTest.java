package anb.site;

import static org.assertj.core.api.Assertions.assertThat;

import anb.tickets.Sender;
import org.junit.jupiter.api.Test;

class UnfinishedUploadsTest extends PagesFixture {

    @Test
    void whatHasNotComeToItsEndIsNamedAmongTheVideosWithTheWayBack() throws Exception {
        var player = given.player();
        var upload = new Sender(player).sent(given.clips().good());
        reader.with(player.token());

        assertThat(reader.get("/my/videos").body())
                .contains("La subida de good.mp4 no ha terminado: puede seguir donde iba hasta el ")
                .contains("<a href=\"/upload\">Seguir con la subida</a>");
        assertThat(reader.get("/my/videos", "Accept-Language", "en").body())
                .contains("The upload of good.mp4 is not finished: it can go on where it was until ");
        assertThat(player.delete("/api/uploads/" + upload).status()).isEqualTo(200);
        assertThat(reader.get("/my/videos").body()).doesNotContain("no ha terminado");
    }

    @Test
    void othersUploadsAreNotNamed() throws Exception {
        new Sender(given.player()).sent(given.clips().good());
        reader.with(given.player().token());

        assertThat(reader.get("/my/videos").body()).doesNotContain("no ha terminado");
    }
}
