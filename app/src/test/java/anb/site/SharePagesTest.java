package anb.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import anb.Http;
import anb.videos.VideoId;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Links to clips as other sites and chats show them. */
class SharePagesTest extends PagesFixture {

    /** What Open Graph and the cards of Twitter ask for, each with its attribute's name. */
    private static final List<String> TAGS = List.of(
            "property=\"og:type",
            "property=\"og:site_name",
            "property=\"og:title",
            "property=\"og:description",
            "property=\"og:url",
            "property=\"og:image",
            "property=\"og:image:type",
            "property=\"og:image:width",
            "property=\"og:image:height",
            "property=\"og:image:alt",
            "property=\"og:video",
            "property=\"og:video:type",
            "property=\"og:video:width",
            "property=\"og:video:height",
            "name=\"twitter:card",
            "name=\"twitter:title",
            "name=\"twitter:description",
            "name=\"twitter:image",
            "name=\"twitter:player",
            "name=\"twitter:player:width",
            "name=\"twitter:player:height");

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
    void noTagIsMissingAndThePictureIsAsLargeAsItIsSaidToBe() throws IOException {
        var id = given.publishedVideo();
        var clip = "/videos/" + id;

        var page = reader.get(clip, "User-Agent", "facebookexternalhit/1.1").body();
        var picture = URI.create("http://localhost:" + port + clip + "/share.jpg");
        var image = ImageIO.read(picture.toURL());

        assertThat(TAGS).allSatisfy(tag -> assertThat(page).containsPattern("<meta " + tag + "\" content=\"[^\"]+\">"));
        assertThat(page).contains("og:image:width\" content=\"1200\"", "og:image:height\" content=\"630\"");
        assertThat(image.getWidth()).isEqualTo(1200);
        assertThat(image.getHeight()).isEqualTo(630);
        assertThat(reader.get("/embed/" + id).body())
                .contains("src=\"" + clip + "/clip.mp4\"")
                .doesNotContain("X-Amz");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/videos", "/ranking"})
    void aLinkToAListShowsAClipOfIt(String path) throws IOException {
        given.publishedVideo();
        await().untilAsserted(() -> assertThat(reader.get(path).body()).contains("og:image\""));
        var page = reader.get(path).body();

        assertThat(TAGS)
                .filteredOn(tag -> !tag.contains("og:video") && !tag.contains("player"))
                .allSatisfy(tag -> assertThat(page).containsPattern("<meta " + tag + "\" content=\"[^\"]+\">"));
        assertThat(page).contains("rel=\"canonical\" href=\"http://localhost:" + port + path + "\"");
    }

    @Test
    void aPageOfTheGalleryNamesItselfAndOfTheShuffledOnesTheFirst() {
        var origin = "canonical\" href=\"http://localhost:" + port;

        assertThat(reader.get("/videos?seed=7&page=2").body()).contains(origin + "/videos\"");
        assertThat(reader.get("/videos?city=bogota&seed=7").body()).contains(origin + "/videos?city=bogota\"");
        assertThat(reader.get("/videos?sort=recent").body()).contains(origin + "/videos?sort=recent\"");
    }

    @Test
    void aCityHasOneAddressHoweverItIsWritten() {
        var origin = "canonical\" href=\"http://localhost:" + port;

        for (var written : List.of("bogota", "Bogot%C3%A1", "BOGOTA+")) {
            assertThat(reader.get("/videos?seed=7&city=" + written).body()).contains(origin + "/videos?city=bogota\"");
            assertThat(reader.get("/videos?sort=recent&city=" + written).body())
                    .contains(origin + "/videos?sort=recent&amp;city=bogota\"");
        }
    }

    @Test
    void whoEmbedsAClipGetsNothingLargerThanTheyHaveRoomFor() {
        var asked = "/oembed?url=" + Frame.encoded("http://localhost:" + port + "/videos/" + given.publishedVideo());

        var narrow = Http.to(port).get(asked + "&maxwidth=100").json();
        var low = Http.to(port).get(asked + "&maxheight=300").json();
        var wide = Http.to(port).get(asked).json();

        assertThat(narrow.path("width").asInt()).isEqualTo(100);
        assertThat(narrow.path("height").asInt()).isEqualTo(56);
        assertThat(narrow.has("thumbnail_url")).isFalse();
        assertThat(low.path("height").asInt()).isLessThanOrEqualTo(300);
        assertThat(low.path("thumbnail_width").asInt()).isEqualTo(480);
        assertThat(wide.path("width").asInt()).isEqualTo(1280);
        assertThat(wide.path("thumbnail_width").asInt()).isEqualTo(1200);
        assertThat(Http.to(port).get(asked + "&maxwidth=0").status()).isEqualTo(400);
    }

    @Test
    void onlyAddressesOfThisSiteAreEmbeddedAndOnlyAsJson() {
        var path = "/videos/" + given.publishedVideo();
        var here = Frame.encoded("http://localhost:" + port + path);

        assertThat(Http.to(port).get("/oembed?url=" + here + "&format=json").status())
                .isEqualTo(200);
        assertThat(Http.to(port).get("/oembed?url=" + here + "&format=xml").status())
                .isEqualTo(501);
        assertThat(Http.to(port)
                        .get("/oembed?url=" + Frame.encoded("https://elsewhere.example" + path))
                        .status())
                .isEqualTo(404);
        assertThat(Http.to(port).get("/oembed?url=" + Frame.encoded(path)).status())
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
