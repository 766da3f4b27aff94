package anb.site;

import anb.Given;
import anb.RealParts;
import anb.accounts.City;
import anb.accounts.Crowd;
import anb.ranking.Nights;
import anb.voting.BallotBox;
import java.time.Instant;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What tests of the ranking's pages share: a city in which nobody else plays, and players with votes in it. */
@RealParts
abstract class RankingPagesFixture {

    static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    @LocalServerPort
    int port;

    @Autowired
    Given given;

    @Autowired
    Crowd crowd;

    @Autowired
    BallotBox ballots;

    @Autowired
    Nights nights;

    final String city = "Ciudad " + UUID.randomUUID().toString().substring(0, 8);

    /** The page of this city. */
    final String page = "/ranking?city=" + Frame.encoded(City.key(city));

    /** Somebody of this city with so many votes, the last of them cast at that time. */
    Crowd.Person player(String name, int votes, Instant at) {
        var person = crowd.person(name, city);
        ballots.fill(given.publishedOnPaper(person.id(), "Video de " + name), votes, at);
        return person;
    }
}
