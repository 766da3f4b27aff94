package anb.load;

import static io.gatling.javaapi.core.CoreDsl.rampUsers;

import io.gatling.javaapi.core.Simulation;
import java.time.Duration;
import java.util.stream.IntStream;

/** As many visitors as the platform should bear for long, and the same at the end as at the beginning. */
public final class Sustained extends Simulation {

    /** One address may sign in 300 times a minute. */
    private static final Duration BETWEEN_SIGN_INS = Duration.ofMillis(250);

    private static final int PARTS = 5;
    private static final double MOST_DRIFT = 1.5;

    /** Differences below are noise: a tenth of what a request may take. */
    private static final int NOISE_MILLIS = 100;

    private final Settings settings = Settings.current();
    private final Visitors visitors = new Visitors(settings);
    private final int users = settings.users().orElse(560);
    private final Duration rise = BETWEEN_SIGN_INS.multipliedBy(users);
    private final Duration hold = settings.hold().orElse(Duration.ofMinutes(5));

    public Sustained() {
        setUp(visitors.visiting(users, rise.plus(hold))
                        .injectOpen(rampUsers(users).during(rise)))
                .maxDuration(rise.plus(hold))
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
        var length = hold.dividedBy(PARTS);
        var parts = IntStream.range(0, PARTS)
                .mapToObj(number -> rise.plus(length.multipliedBy(number)))
                .map(from -> Timeline.part(users, from, from.plus(length)))
                .toList();
        parts.forEach(System.out::println);
        Timeline.write(settings.results().resolve("sustained.csv"), parts);
        var first = parts.getFirst();
        var last = parts.getLast();
        Timeline.judge(
                last.p95() <= first.p95() * MOST_DRIFT + NOISE_MILLIS,
                "p95 %d ms in the last fifth after %d ms in the first".formatted(last.p95(), first.p95()));
        Timeline.judge(
                last.rate() >= first.rate() / MOST_DRIFT,
                "%.0f answers a second in the last fifth after %.0f in the first".formatted(last.rate(), first.rate()));
    }
}
