package anb.load;

import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import io.gatling.javaapi.core.Assertion;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import java.time.Duration;

/** What an evening's visitor does: signs in, looks around with a second of thought between two requests, votes. */
final class Visitors {

    /** The limits of the earlier systems' capacity plans. */
    static final int MOST_MILLIS = 1_000;

    static final double MOST_ERRORS_PERCENT = 5;

    private final People people;
    private final boolean haveTokens;

    Visitors(Settings settings) {
        people = new People(settings);
        haveTokens = settings.tokens().isPresent();
    }

    /** Signs up so many, unless there are tokens for them, and makes sure that there is something to look at. */
    void prepare(int count) {
        people.anyPublicVideo();
        if (haveTokens) {
            people.signIn(count);
        } else {
            people.signUp(count);
        }
    }

    /** Visits until it has lasted so long. */
    ScenarioBuilder visiting(int count, Duration time) {
        return scenario("visitors")
                .exec(feed(haveTokens ? people.tokens() : people.emails(count)))
                .during(time)
                .on(doIf(session -> !session.contains("token"))
                        .then(Api.signIn())
                        .exec(doIf(session -> session.contains("token")).then(visit())));
    }

    private static ChainBuilder visit() {
        return exec(Api.list())
                .exec(pause())
                .exec(Api.ranking())
                .exec(pause())
                .exec(Api.voteOrWithdraw())
                .exec(pause())
                .exec(Api.rankingOfCity())
                .exec(pause())
                .exec(Api.mostVoted())
                .exec(pause())
                .exec(Api.search())
                .exec(pause())
                .exec(Api.myVideos())
                .exec(pause());
    }

    private static ChainBuilder pause() {
        return io.gatling.javaapi.core.CoreDsl.pause(Duration.ofMillis(500), Duration.ofMillis(1500));
    }

    static Assertion[] limits() {
        return new Assertion[] {
            global().responseTime().percentile(95).lte(MOST_MILLIS),
            global().failedRequests().percent().lte(MOST_ERRORS_PERCENT)
        };
    }
}
