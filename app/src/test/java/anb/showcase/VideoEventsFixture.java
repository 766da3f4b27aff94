package anb.showcase;

import anb.Client;
import anb.Given;
import anb.RealParts;
import anb.accounts.Crowd;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What tests of the events share: a player, videos on paper, and a way to follow them. */
@RealParts
abstract class VideoEventsFixture {

    static final HttpClient HTTP = HttpClient.newHttpClient();

    @Autowired
    Given given;

    @Autowired
    Crowd crowd;

    @Autowired
    JdbcClient db;

    @Value("${local.server.port}")
    int port;

    Crowd.Person person;
    Client player;

    @BeforeEach
    void aPlayer() {
        person = crowd.person("Yuliana", "Quibdó");
        player = given.visitor().withToken(person.token());
    }

    /** A video whose job no worker touches: it is not due, or somebody has it. */
    String onPaper(String state) {
        var video = given.publishedOnPaper(person.id(), "En la cola").value();
        db.sql("""
                update video set status = 'processing', processed_at = null, rendition_fence = null, rendition_ms = null,
                       rendition_bytes = null where id = :id
                """).param("id", video).update();
        db.sql("""
                insert into job (id, kind, lane, subject, owner, turn, due_at, state, worker, leased_until, fence, started_at)
                select gen_random_uuid(), 'render', 'heavy', id, player, 1, now() + interval '1 hour', :state,
                       case :state when 'running' then 'somebody' end,
                       case :state when 'running' then now() + interval '1 hour' end, nextval('job_fence'), now()
                from video where id = :id
                """).param("state", state).param("id", video).update();
        return video.toString();
    }

    void change(String statement, String video) {
        db.sql(statement).param("id", UUID.fromString(video)).update();
    }

    HttpResponse<Stream<String>> follow(String video, String token, @Nullable String last) throws Exception {
        var request = HttpRequest.newBuilder(
                        URI.create("http://localhost:%d/api/videos/%s/events".formatted(port, video)))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream, application/problem+json");
        if (last != null) {
            request.header("Last-Event-ID", last);
        }
        return HTTP.send(request.build(), BodyHandlers.ofLines());
    }
}
