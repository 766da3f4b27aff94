package anb.voting;

import anb.Given;
import anb.RealParts;
import anb.accounts.AccountId;
import anb.accounts.Crowd;
import anb.videos.VideoId;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A public video, and what its votes are written and counted with. */
@RealParts
abstract class VotingFixture {

    @Autowired
    Given given;

    @Autowired
    Crowd crowd;

    @Autowired
    Votes votes;

    @Autowired
    Tallies tallies;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient db;

    AccountId player;
    VideoId video;

    @BeforeEach
    void aPublicVideo() {
        player = crowd.person("Laura", "Neiva").id();
        video = given.publishedOnPaper(player, "Donqueo");
    }
}
