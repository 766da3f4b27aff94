package anb.site;

import static org.assertj.core.api.Assertions.assertThat;

import anb.accounts.Crowd;
import anb.problem.ErrorCode;
import anb.videos.VideoId;
import anb.videos.VideoProgress;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Another picture of a video, from the organiser's desk. */
class RetakePagesTest extends PagesFixture {

    @Autowired
    Crowd crowd;

    @Autowired
    VideoProgress progress;

    @Autowired
    JdbcClient db;

    private Reader organiser;

    @BeforeEach
    void signIn() {
        organiser = reader.with(given.admin().token());
    }

    @Test
    void anotherPictureIsAskedForWithAMomentOrWithout() {
        var id = given.publishedOnPaper(crowd.person("Olga", "Neiva").id(), "Finta <b>");
        var page = organiser.get("/organiser/videos?q=finta");
        assertThat(page.body()).contains("Otra portada<span class=\"unseen\"> Finta &lt;b", "/" + id + "/poster\"");
        var path = "/organiser/videos/" + id + "/poster";
        var next = "/organiser/videos?which=ALL&q=finta";

        var named = organiser.post(path, Map.of("_csrf", page.csrf(), "second", " 7,5 ", "next", next));
        assertThat(named.header("Location")).isEqualTo(next + "&done=retaking");
        assertThat(organiser.get(named.header("Location")).body()).contains("Se está tomando otra portada");
        assertThat(wish(id)).containsExactly(7500);
        organiser.post(path, Map.of("_csrf", page.csrf(), "second", ""));
        assertThat(wish(id)).containsOnlyNulls();

        for (var wrong : List.of("siete", "27", "-3", "1e1", "٣")) {
            var refused = organiser.post(path, Map.of("_csrf", page.csrf(), "second", wrong));
            assertThat(refused.status()).as(wrong).isEqualTo(400);
            assertThat(refused.body()).doesNotContain("incident");
        }
        assertThat(wish(id)).containsOnlyNulls();
    }

    private List<Integer> wish(VideoId id) {
        return db.sql("select poster_wish_ms from video where id = :id")
                .param("id", id.value())
                .query((row, n) -> row.getObject(1, Integer.class))
                .list();
    }

    @Test
    void aVideoOfWhichNothingWasMadeHasNoPictureToAskFor() {
        var failed = given.uploadedOnPaper(crowd.person("Olga", "Neiva").id(), "Borrosísimo");
        progress.failed(failed, ErrorCode.UNREADABLE, List.of());

        assertThat(organiser.get("/organiser/videos?q=borrosisimo").body())
                .contains("Borrosísimo")
                .doesNotContain("/poster\"");
    }
}
