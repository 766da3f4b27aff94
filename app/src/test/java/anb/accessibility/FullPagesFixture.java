package anb.accessibility;

import anb.Given;
import anb.RealParts;
import anb.accounts.AccountId;
import anb.accounts.Crowd;
import anb.site.Tour;
import anb.site.Tour.Stop;
import anb.videos.VideoId;
import anb.voting.BallotBox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every page there is, with something on it. */
@RealParts
abstract class FullPagesFixture {

    private static final String LONG_WORD = "Sanlorenzodelasmontanasdelcaribe".repeat(2);

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

    private final UUID dead = UUID.randomUUID();
    private VideoId clip = new VideoId(dead);
    private VideoId longNamed = new VideoId(dead);
    private VideoId reported = new VideoId(dead);
    private VideoId withdrawn = new VideoId(dead);
    private VideoId waiting = new VideoId(dead);
    private VideoId failed = new VideoId(dead);
    Crowd.Person player = new Crowd.Person(new AccountId(dead), "");

    @BeforeEach
    void somethingOnEach() {
        clip = given.publishedVideo();
        player = crowd.person("Gloria", "Mitú");
        longNamed = given.publishedOnPaper(crowd.person(LONG_WORD, LONG_WORD).id(), LONG_WORD);
        ballots.fill(longNamed, 1_200, Instant.now());
        reported = given.publishedOnPaper(player.id(), "Rebote ofensivo");
        db.sql("update video set description = :text where id = any (:ids)")
                .param("text", LONG_WORD + " con palabras")
                .param("ids", new UUID[] {clip.value(), longNamed.value(), reported.value()})
                .update();
        withdrawn = given.publishedOnPaper(player.id(), "Fuera de la votación");
        given.visitor().withToken(player.token()).delete("/api/videos/" + withdrawn + "/publish");
        waiting = given.uploadedOnPaper(player.id(), "Espera su turno");
        failed = given.uploadedOnPaper(player.id(), "No se pudo");
        db.sql(
                        "update video set status = 'failed', failure_code = 'unreadable', failure_arguments = '{}' where id = :id")
                .param("id", failed.value())
                .update();
        given.player()
                .post(
                        "/api/public/videos/" + reported + "/reports",
                        Map.of("reason", "other", "note", "Tapa la cámara"));
        var suspended = crowd.person("Ramiro", "Mitú").id().value();
        given.admin().post("/api/admin/accounts/" + suspended + "/suspension", Map.of("reason", "Videos ajenos"));
        db.sql("""
                insert into consent (account, document, version, guardian_name, guardian_email)
                values (:account, 'rules', '1', 'Marta Gómez', :name || '@example.org')
                """).param("account", suspended).param("name", LONG_WORD).update();
        db.sql("""
                insert into job (id, kind, lane, subject, owner, state, turn, attempts, failures, reason, finished_at)
                values (:job, 'erase', 'light', :job, :job, 'dead', 0, 3, 3, 'the store was away', now())
                """).param("job", dead).update();
    }

    @AfterEach
    void andNoneLeft() {
        db.sql("delete from job where id = :id").param("id", dead).update();
        db.sql("delete from video where id = any (:ids)")
                .param(
                        "ids",
                        Stream.of(longNamed, reported, withdrawn, waiting, failed)
                                .map(VideoId::value)
                                .toArray(UUID[]::new))
                .update();
    }

    /** What everybody sees. */
    List<Stop> open() {
        return Tour.open(clip, "bogota");
    }

    /** What a player sees. */
    List<Stop> own() {
        var stops = new ArrayList<>(Tour.signedIn(clip));
        stops.add(Tour.own(waiting, "waiting"));
        stops.add(Tour.own(failed, "failed"));
        stops.add(Tour.own(reported, "published"));
        stops.add(Tour.own(withdrawn, "withdrawn"));
        return stops;
    }
}
