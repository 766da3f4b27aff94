package anb.load;

import static io.gatling.javaapi.core.CoreDsl.details;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.rampUsers;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import io.gatling.javaapi.core.Simulation;
import java.time.Duration;

/**
 * Everybody opens the list, votes for some other clip and waits; then all vote for the same clip in the same moment, and
 * then once more: the first vote of each is counted, the second refused, and the count is exact. The vote before is what
 * people do on such an evening, and keeps a generator just started from being what is measured.
 */
public final class VoteStorm extends Simulation {

    private static final Duration GATHERING = Duration.ofSeconds(10);

    private final Settings settings = Settings.current();
    private final People people = new People(settings);
    private final int voters = settings.users().orElse(1_000);
    private String video = "";
    private long before;

    public VoteStorm() {
        setUp(scenario("voters")
                        .exec(feed(people.tokens()))
                        .exec(Api.list())
                        .doIf(session -> !video.equals(session.getString("video")))
                        .then(Api.vote())
                        .rendezVous(voters)
                        .exec(session -> session.set("video", video))
                        .exec(Api.voteCounted())
                        .exec(Api.voteRefused())
                        .injectOpen(rampUsers(voters).during(GATHERING)))
                .protocols(Api.protocol(settings))
                .assertions(
                        details("vote, the first").responseTime().percentile(95).lte(Visitors.MOST_MILLIS),
                        global().failedRequests().percent().lte(Visitors.MOST_ERRORS_PERCENT));
    }

    @Override
    public void before() {
        video = people.anyPublicVideo();
        people.signIn(voters);
        before = people.votesOf(video, 0);
        Timeline.begin();
    }

    @Override
    public void after() {
        var counted = people.votesOf(video, before + voters) - before;
        Timeline.judge(
                counted == voters,
                "%d votes counted of %d voters, each of whom voted twice".formatted(counted, voters));
        System.out.println(Timeline.part(voters, Duration.ZERO, Duration.ofHours(1)));
    }
}
