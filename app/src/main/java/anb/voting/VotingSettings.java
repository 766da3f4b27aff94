package anb.voting;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Rules of voting.
 *
 * @param ownVideo whether a player may vote for a video of their own
 */
@ConfigurationProperties("anb.voting")
record VotingSettings(@DefaultValue("allow") OwnVideo ownVideo) {

    enum OwnVideo {
        ALLOW,
        REFUSE
    }
}
