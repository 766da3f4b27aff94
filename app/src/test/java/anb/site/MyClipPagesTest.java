package anb.site;

import static org.assertj.core.api.Assertions.assertThat;

import anb.Given;
import anb.RealParts;
import anb.accounts.Crowd;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@RealParts
class MyClipPagesTest {

    @LocalServerPort
    int port;

    @Autowired
    Given given;

    @Autowired
    Crowd crowd;

    @Test
    void itsOwnerIsLedToTheStoreEachTimeAnewAlsoWhenItIsNotPublic() {
        var player = crowd.person("Sara", "Cali");
        var video = given.publishedOnPaper(player.id(), "Triple");
        given.visitor().withToken(player.token()).delete("/api/videos/" + video + "/publish");
        var owner = new Reader(port).with(player.token());

        var clip = owner.get("/my/videos/" + video + "/clip.mp4");

        assertThat(clip.status()).isEqualTo(302);
        assertThat(clip.header("Location")).contains("clip.mp4", "X-Amz");
        assertThat(clip.header("Cache-Control")).contains("no-store");
        assertThat(owner.get("/my/videos/" + video).body())
                .contains("src=\"/my/videos/" + video + "/clip.mp4\" data-player")
                .containsPattern("poster=\"[^\"]+/poster\\.jpg\\?");
    }

    @Test
    void fromOneThatIsOnAirALinkLeadsToTheRanking() {
        var player = crowd.person("Sara", "Cali");
        var video = given.publishedOnPaper(player.id(), "Triple");
        var owner = given.visitor().withToken(player.token());
        var page = new Reader(port).with(player.token());
        var link = "href=\"/ranking\">Ver el ranking</a>";

        assertThat(page.get("/my/videos/" + video).body()).contains(link);
        owner.delete("/api/videos/" + video + "/publish");
        assertThat(page.get("/my/videos/" + video).body()).doesNotContain(link);
    }

    @Test
    void amongTheirVideosItsPictureIsAsLargeAsItIsShown() {
        var player = crowd.person("Sara", "Cali");
        given.publishedOnPaper(player.id(), "Triple");

        assertThat(new Reader(port).with(player.token()).get("/my/videos").body())
                .containsPattern(
                        "srcset=\"\\S+/thumbnail\\.jpg\\?\\S+ 480w, \\S+/poster\\.jpg\\?\\S+ 1280w\" sizes=\"");
    }

    @Test
    void nobodyElseIs() {
        var video = given.publishedOnPaper(crowd.person("Sara", "Cali").id(), "Triple");
        var path = "/my/videos/" + video + "/clip.mp4";

        assertThat(new Reader(port).with(given.player().token()).get(path).status())
                .isEqualTo(403);
        assertThat(new Reader(port).get(path).header("Location")).startsWith("/signin");
    }

    @Test
    void whatIsNotMadeYetIsNotFound() {
        var player = crowd.person("Sara", "Cali");
        var video = given.uploadedOnPaper(player.id(), "Triple");

        assertThat(new Reader(port)
                        .with(player.token())
                        .get("/my/videos/" + video + "/clip.mp4")
                        .status())
                .isEqualTo(404);
    }
}
