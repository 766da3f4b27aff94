package anb.load;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Clips from the first upload to the last result. How many are made at once is the platform's setting. */
public final class WorkerCapacity extends Simulation {

    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Settings settings = Settings.current();
    private final People people = new People(settings);
    private final AtomicInteger processed = new AtomicInteger();
    private final AtomicLong began = new AtomicLong();
    private final AtomicLong lastAt = new AtomicLong();

    public WorkerCapacity() {
        setUp(scenario("clips")
                        .exec(feed(people.tokens()))
                        .exec(Api.upload(settings.clipToUpload()))
                        .exec(asLongAs(WorkerCapacity::unfinished)
                                .on(pause(LOOK).exec(Api.statusOfVideo())))
                        .exec(this::note)
                        .injectOpen(atOnceUsers(settings.count())))
                .protocols(Api.protocol(settings))
                .assertions(global().failedRequests().percent().lte(Visitors.MOST_ERRORS_PERCENT));
    }

    private static boolean unfinished(Session session) {
        var status = session.getString("status");
        return session.contains("video") && !"processed".equals(status) && !"failed".equals(status);
    }

    private Session note(Session session) {
        if ("processed".equals(session.getString("status"))) {
            processed.incrementAndGet();
            lastAt.accumulateAndGet(System.nanoTime(), Math::max);
        }
        return session;
    }

    @Override
    public void before() {
        people.signIn(settings.count());
        began.set(System.nanoTime());
        Timeline.begin();
    }

    @Override
    public void after() {
        Timeline.judge(
                processed.get() == settings.count(),
                "%d clips processed of %d".formatted(processed.get(), settings.count()));
        var minutes = (lastAt.get() - began.get()) / 60e9;
        System.out.printf(
                "clips a minute: %.2f (%d in %.0f s)%n", processed.get() / minutes, processed.get(), minutes * 60);
    }
}
