package anb.load;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;

import io.gatling.javaapi.core.Simulation;
import java.time.Duration;

/** A few visitors for a minute. */
public final class Smoke extends Simulation {

    private final Settings settings = Settings.current();
    private final Visitors visitors = new Visitors(settings);
    private final int users = settings.users().orElse(5);

    public Smoke() {
        setUp(visitors.visiting(users, settings.hold().orElse(Duration.ofMinutes(1)))
                        .injectOpen(atOnceUsers(users)))
                .protocols(Api.protocol(settings))
                .assertions(Visitors.limits());
    }

    @Override
    public void before() {
        visitors.prepare(users);
        Timeline.begin();
    }
}
