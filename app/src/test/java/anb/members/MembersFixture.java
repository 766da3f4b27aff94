package anb.members;

import static java.nio.charset.StandardCharsets.UTF_8;

import anb.Client;
import anb.Given;
import anb.RealParts;
import anb.accounts.AccountId;
import anb.accounts.Crowd;
import anb.videos.VideoId;
import java.net.URLEncoder;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A player with a public video, of a name and a place that nobody else has. */
@RealParts
abstract class MembersFixture {

    @Autowired
    Given given;

    @Autowired
    Crowd crowd;

    @Autowired
    JdbcClient db;

    /** Nobody else is called that or lives there. */
    final String name = "Renata" + UUID.randomUUID().toString().substring(0, 8);

    Crowd.Person person = new Crowd.Person(new AccountId(new UUID(0, 0)), "");
    VideoId video = new VideoId(new UUID(0, 0));

    @BeforeEach
    void aPlayerWithAPublicVideo() {
        person = crowd.person(name, "Villa " + name);
        video = given.publishedOnPaper(person.id(), "Triple");
    }

    Client.Answer list(String query) {
        return given.admin().get("/api/admin/accounts?" + query);
    }

    String id() {
        return person.id().value().toString();
    }

    static List<String> ids(JsonNode accounts) {
        return accounts.findValuesAsString("account_id");
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, UTF_8).replace("+", "%20");
    }
}
