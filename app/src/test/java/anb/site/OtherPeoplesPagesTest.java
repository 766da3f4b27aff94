package anb.site;

import static org.assertj.core.api.Assertions.assertThat;

import anb.accounts.Crowd;
import anb.videos.VideoId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Somebody has learned the id of another's video and tries it on the pages that only its owner has. */
class OtherPeoplesPagesTest extends PagesFixture {

    @Autowired
    Crowd crowd;

    @Autowired
    JdbcClient db;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping endpoints;

    @Test
    void nobodyElseSeesOrChangesAVideoThere() {
        var video = given.publishedOnPaper(crowd.person("Sara", "Cali").id(), "Triple");
        var before = row(video);
        var stranger = reader.with(given.player().token());
        var csrf = stranger.get("/account").csrf();

        for (var path : paths(RequestMethod.GET)) {
            var page = path.replaceAll("\\{[^}]*}", video.toString());
            assertThat(stranger.get(page).status()).as(path).isEqualTo(403);
        }
        for (var path : paths(RequestMethod.POST)) {
            var answer = stranger.post(path.replaceAll("\\{[^}]*}", video.toString()), Map.of("_csrf", csrf));
            assertThat(answer.status()).as(path).isEqualTo(403);
        }
        assertThat(row(video)).isEqualTo(before);
        assertThat(paths(RequestMethod.GET)).contains("/my/videos/{id}", "/my/videos/{id}/clip.mp4");
        assertThat(paths(RequestMethod.POST)).hasSizeGreaterThanOrEqualTo(4);
    }

    /** All that name something of one's own, as they are mapped: a new one is tried too. */
    private List<String> paths(RequestMethod method) {
        return endpoints.getHandlerMethods().keySet().stream()
                .filter(mapping -> mapping.getMethodsCondition().getMethods().contains(method))
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .filter(path -> path.startsWith("/my/") && path.contains("{"))
                .toList();
    }

    private Map<String, @Nullable Object> row(VideoId video) {
        return db.sql("select * from video where id = :id")
                .param("id", video.value())
                .query()
                .singleRow();
    }
}
