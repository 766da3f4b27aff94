package anb.ranking;

import static org.awaitility.Awaitility.await;

import anb.Client;
import anb.Given;
import anb.RealParts;
import anb.accounts.AccountId;
import anb.accounts.Crowd;
import anb.voting.BallotBox;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The ranking: contract, operation 9. Every test has a city of its own. */
@RealParts
abstract class RankingFixture {

    static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    @Autowired
    Given given;

    @Autowired
    Crowd crowd;

    @Autowired
    BallotBox ballots;

    @Autowired
    ScoreKeeper scores;

    @Autowired
    JdbcClient db;

    Client visitor;
    String city;

    @BeforeEach
    void aCity() {
        visitor = given.visitor();
        city = "Bogotá Ñ" + UUID.randomUUID().toString().substring(0, 8);
    }

    AccountId player(String name, int votes, Instant lastVote) {
        AccountId id = crowd.person(name, city).id();
        ballots.fill(given.publishedOnPaper(id, "Video de " + name), votes, lastVote);
        return id;
    }

    List<String> places(String parameters) {
        return places(city, parameters);
    }

    List<String> places(String inCity, String parameters) {
        settled();
        return lines(visitor.get(query(inCity, parameters)));
    }

    static List<String> lines(Client.Answer answer) {
        List<String> places = new ArrayList<>();
        for (JsonNode place : answer.body()) {
            places.add(place.path("position").asInt()
                    + " " + place.path("username").asString().replace(" Prueba", "")
                    + " " + place.path("votes").asInt());
        }
        return places;
    }

    /** Waits until every score is counted that was due when it began. */
    void settled() {
        await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(20)).until(() -> {
            scores.recount();
            return db.sql("select count(*) from score_due").query(Long.class).single() == 0;
        });
    }

    static String query(String city, String parameters) {
        return "/api/public/rankings?city=" + URLEncoder.encode(city, StandardCharsets.UTF_8) + parameters;
    }
}
