package anb.showcase;

import static org.assertj.core.api.Assertions.assertThat;

import anb.Client;
import anb.Given;
import anb.RealParts;
import anb.accounts.Crowd;
import anb.videos.VideoId;
import anb.voting.BallotBox;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The public list: contract, operation 7. Every test has a city of its own. */
@RealParts
abstract class PublicListFixture {

    @LocalServerPort
    int port;

    @Autowired
    Given given;

    @Autowired
    Crowd crowd;

    @Autowired
    BallotBox ballots;

    @Autowired
    JdbcClient db;

    Client visitor;
    String city;
    Crowd.Person person;

    @BeforeEach
    void aPlayerInACityOfTheirOwn() {
        visitor = given.visitor();
        city = "Itagüí " + UUID.randomUUID().toString().substring(0, 8);
        person = crowd.person("Ángela María", city);
    }

    /** So many more of the same, some of one moment, of many hours. */
    void many(int count, VideoId one) {
        db.sql("""
                insert into video (id, edition, player, title, title_key, status, uploaded_at, processed_at, size_bytes, sha256,
                                   duration_ms, width, height, codec, rendition_fence, rendition_ms, rendition_bytes, publish_wished_at)
                select gen_random_uuid(), edition, player, title || n, title_key, status, uploaded_at - n / 3 * interval '40 s',
                       processed_at, size_bytes, sha256, duration_ms, width, height, codec, rendition_fence, rendition_ms,
                       rendition_bytes, publish_wished_at
                from video, generate_series(1, :count) n where id = :one
                """).param("count", count).param("one", one.value()).update();
    }

    /** The target of {@code Link: <…>; rel="next"} without our own address; empty where there is none. */
    static String nextOf(Client.Answer answer) {
        return answer.raw()
                .headers()
                .firstValue("Link")
                .map(link -> {
                    assertThat(link).startsWith("</api/").endsWith(">; rel=\"next\"");
                    return link.substring(link.indexOf("/api/"), link.indexOf('>'));
                })
                .orElse("");
    }

    String list(String parameters) {
        return of(city) + parameters;
    }

    static String of(String place) {
        return "/api/public/videos?city=" + URLEncoder.encode(place, StandardCharsets.UTF_8);
    }

    List<String> titles(String parameters) {
        return titlesAt(list(parameters));
    }

    List<String> titlesAt(String path) {
        List<String> titles = new ArrayList<>();
        visitor.get(path).body().forEach(row -> titles.add(row.path("title").asString()));
        return Collections.unmodifiableList(titles);
    }
}
