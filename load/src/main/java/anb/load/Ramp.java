package anb.load;

import static io.gatling.javaapi.core.CoreDsl.incrementConcurrentUsers;

import io.gatling.javaapi.core.Simulation;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** So many visitors more at each step, until there are as many as asked for. */
public final class Ramp extends Simulation {

    private static final Duration RISE = Duration.ofSeconds(10);

    private final Settings settings = Settings.current();
    private final Visitors visitors = new Visitors(settings);
    private final int users = settings.users().orElse(700);
    private final int step = settings.step();
    private final int steps = Math.max(1, users / step);
    private final Duration hold = settings.hold().orElse(Duration.ofMinutes(1));

    public Ramp() {
        var whole = RISE.plus(hold).multipliedBy(steps);
        setUp(visitors.visiting(users, whole)
                        .injectClosed(incrementConcurrentUsers(step)
                                .times(steps)
                                .eachLevelLasting(hold)
                                .separatedByRampsLasting(RISE)
                                .startingFrom(step)))
                .maxDuration(whole)
                .protocols(Api.protocol(settings))
                .assertions(Visitors.limits());
    }

    @Override
    public void before() {
        visitors.prepare(users);
        Timeline.begin();
    }

    @Override
    public void after() {
        var parts = IntStream.rangeClosed(1, steps).mapToObj(this::step).toList();
        parts.forEach(System.out::println);
        Timeline.write(settings.results().resolve("ramp.csv"), parts);
        Pictures.ofRamp(settings.results(), parts);
        parts.forEach(part -> Timeline.judge(
                bears(part),
                "%d users, p95 %d ms (limit %d), errors %d"
                        .formatted(part.users(), part.p95(), Visitors.MOST_MILLIS, part.errors())));
        System.out.printf("borne: %d users; 80 %% of it: --users=%d%n", borne(parts), borne(parts) * 8 / 10);
    }

    /** The step at that place, without its first seconds, in which people still sign in. */
    private Timeline.Part step(int number) {
        var end = hold.plus(RISE).multipliedBy(number).minus(RISE);
        return Timeline.part(number * step, end.minus(hold.multipliedBy(4).dividedBy(5)), end);
    }

    private static boolean bears(Timeline.Part part) {
        return part.p95() <= Visitors.MOST_MILLIS
                && part.errors() <= part.answers() * Visitors.MOST_ERRORS_PERCENT / 100;
    }

    private static int borne(List<Timeline.Part> parts) {
        return parts.stream()
                .takeWhile(Ramp::bears)
                .mapToInt(Timeline.Part::users)
                .max()
                .orElse(0);
    }
}
