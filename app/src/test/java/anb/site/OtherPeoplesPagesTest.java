package anb.site;

import static org.assertj.core.api.Assertions.assertThat;

import anb.accounts.Crowd;
import anb.videos.VideoId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody has learned the id of another's video and tries it on the pages that only its owner has. */
class OtherPeoplesPagesTest extends PagesFixture {

    @Autowired
    Crowd crowd;

    @Autowired
    JdbcClient db;

    @Test
    void nobodyElseSeesOrChangesAVideoThere() {
        var video = given.publishedOnPaper(crowd.person("Sara", "Cali").id(), "Triple");
        var before = row(video);
        var stranger = reader.with(given.player().token());
        var csrf = stranger.get("/account").csrf();

        for (var page : List.of("", "/clip.mp4")) {
            assertThat(stranger.get("/my/videos/" + video + page).status())
                    .as(page)
                    .isEqualTo(403);
        }
        for (var act : List.of("publish", "withdraw", "delete", "again")) {
            var answer = stranger.post("/my/videos/" + video + "/" + act, Map.of("_csrf", csrf));
            assertThat(answer.status()).as(act).isEqualTo(403);
        }
        assertThat(row(video)).isEqualTo(before);
    }

    private Map<String, @Nullable Object> row(VideoId video) {
        return db.sql("select * from video where id = :id")
                .param("id", video.value())
                .query()
                .singleRow();
    }
}
