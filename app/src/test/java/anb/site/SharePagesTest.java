package anb.site;

import static org.assertj.core.api.Assertions.assertThat;

import anb.Http;
import anb.videos.VideoId;
import org.junit.jupiter.api.Test;

/** Links to clips as other sites and chats show them. */
class SharePagesTest extends PagesFixture {

    @Test
    void aLinkInAChatShowsTheClip() {
        VideoId id = given.publishedVideo();
        var origin = "http://localhost:" + port;

        var page = reader.get("/videos/" + id, "User-Agent", "WhatsApp/2.24");

        assertThat(page.body())
                .contains(
                        "<link rel=\"canonical\" href=\"" + origin + "/videos/" + id + "\"",
                        "property=\"og:image\" content=\"" + origin + "/videos/" + id + "/share.jpg\"",
                        "name=\"twitter:player\" content=\"" + origin + "/embed/" + id + "\"",
                        "og:description\" content=\"Vota por")
                .doesNotContain("X-Amz");
        assertThat(reader.get("/videos/" + id + "/poster.jpg").header("Location"))
                .contains("X-Amz");
        assertThat(reader.get("/videos/" + id + "/share.jpg").header("Content-Type"))
                .isEqualTo("image/jpeg");
        assertThat(reader.get("/embed/" + id).header("Content-Security-Policy")).contains("frame-ancestors *");
        var oembed = Http.to(port).get("/oembed?url=" + Frame.encoded(origin + "/videos/" + id) + "&maxwidth=640");
        assertThat(oembed.text("type")).isEqualTo("video");
        assertThat(oembed.json().path("height").asInt()).isEqualTo(360);
        assertThat(Http.to(port).get("/oembed?url=https://elsewhere.example/x").status())
                .isEqualTo(404);
    }

    @Test
    void whoSharesAClipOfTheirOwnAsksForThemselves() {
        var clip = "/videos/" + given.publishedVideo();
        var own = "data-share-text=\"Vota por mí en el ANB Rising Stars Showcase\"";

        assertThat(reader.get(clip).body())
                .contains("data-share-text=\"Vota por ")
                .doesNotContain(own);
        assertThat(reader.with(given.publisher().token()).get(clip).body())
                .contains(own, "og:description\" content=\"Vota por ")
                .doesNotContain("content=\"Vota por mí");
    }
}
