package anb.load;

import static io.gatling.javaapi.core.CoreDsl.details;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.rampUsers;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Simulation;
import java.time.Duration;

/** Visitors, while one player in ten of them uploads a clip every half minute: uploads must not slow the others down. */
public final class UploadMix extends Simulation {

    private static final Duration RISE = Duration.ofSeconds(10);
    private static final Duration BETWEEN = Duration.ofSeconds(30);
    private static final int MOST_UPLOAD_MILLIS = 10_000;

    private final Settings settings = Settings.current();
    private final Visitors visitors = new Visitors(settings);
    private final People uploaders = new People(settings);
    private final int users = settings.users().orElse(100);
    private final int uploading = Math.max(1, users / 10);
    private final Duration time = settings.hold().orElse(Duration.ofMinutes(2));

    public UploadMix() {
        setUp(
                        visitors.visiting(users, time)
                                .injectOpen(rampUsers(users).during(RISE)),
                        uploads().injectOpen(rampUsers(uploading).during(BETWEEN)))
                .maxDuration(RISE.plus(time))
                .protocols(Api.protocol(settings))
                .assertions(
                        global().failedRequests().percent().lte(Visitors.MOST_ERRORS_PERCENT),
                        details("list").responseTime().percentile(95).lte(Visitors.MOST_MILLIS),
                        details("ranking").responseTime().percentile(95).lte(Visitors.MOST_MILLIS),
                        details("vote").responseTime().percentile(95).lte(Visitors.MOST_MILLIS),
                        details("my videos").responseTime().percentile(95).lte(Visitors.MOST_MILLIS),
                        details("upload").responseTime().percentile(95).lte(MOST_UPLOAD_MILLIS));
    }

    private ScenarioBuilder uploads() {
        return scenario("players")
                .exec(feed(uploaders.tokens()))
                .during(time)
                .on(Api.upload(settings.clipToUpload()).exec(pause(BETWEEN)));
    }

    @Override
    public void before() {
        visitors.prepare(users);
        uploaders.signIn(uploading);
        Timeline.begin();
    }
}
