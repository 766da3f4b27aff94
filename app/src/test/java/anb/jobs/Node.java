package anb.jobs;

import anb.jobs.delivery.Wakeups;
import anb.watch.Spans;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.Tracer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A node of the platform with handlers and a name of its own, on real PostgreSQL and Redis. Tests step it by hand, or
 * start it.
 */
final class Node implements AutoCloseable {

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    final WorkerName name = new WorkerName("node-" + NUMBERS.incrementAndGet());
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final Wakeups wakeups;
    final Attempts attempts;
    final Workers workers;
    final InTouch inTouch;
    final Ledger ledger;
    final Jobs jobs;
    final DeadJobs deadJobs;
    final Backlog backlog;
    final Settlement settlement;
    final Claims claims;
    final Runs runs;
    final JobIntake intake;
    final Heartbeat heartbeat;
    final Presence presence;
    final Worker worker;

    /** While this file is there the node takes no jobs on. */
    final Path drain = Path.of(
            System.getProperty("java.io.tmpdir"),
            name + "-drain-" + ProcessHandle.current().pid());

    Node(
            JdbcClient db,
            TransactionTemplate transaction,
            LettuceConnectionFactory redis,
            JobsSettings settings,
            JobHandler... handlers) {
        var beans = new StaticListableBeanFactory();
        for (var handler : handlers) {
            beans.addBean(handler.kind().name(), handler);
        }
        var known = new Handlers(beans.getBeanProvider(JobHandler.class));
        wakeups = new Wakeups(redis);
        attempts = new Attempts(db, name);
        inTouch = new InTouch(settings);
        ledger = new Ledger(db, settings, name, inTouch);
        jobs = new Jobs(db, transaction, attempts, wakeups);
        deadJobs = new DeadJobs(db, transaction, known, wakeups);
        workers = new Workers(db, name, settings);
        backlog = new Backlog(db, attempts, workers);
        settlement = new Settlement(transaction, ledger, attempts, known, wakeups);
        claims = new Claims(transaction, ledger, attempts, known, settlement);
        var spans = new Spans(beans.getBeanProvider(Tracer.class));
        runs = new Runs(known, ledger, settlement, new JobMetrics(meters), new RunTrail(name, spans));
        heartbeat = new Heartbeat(runs, ledger, settings);
        intake = new JobIntake(claims, runs, drain);
        presence = new Presence(workers, intake, settings);
        worker = new Worker(intake, runs, wakeups, settings, name);
    }

    /** The settings of the shipped product, but for short pauses. */
    static JobsSettings settings() {
        return settings(2);
    }

    static JobsSettings settings(int heavy) {
        return settings(heavy, Duration.ofSeconds(5));
    }

    static JobsSettings settings(int heavy, Duration drain) {
        return new JobsSettings(
                heavy,
                2,
                Duration.ofSeconds(30),
                Duration.ofMillis(200),
                Duration.ofMillis(500),
                3,
                3,
                Duration.ZERO,
                Duration.ofMinutes(10),
                drain);
    }

    /** Claims and runs the next job on the calling thread; empty when none is due. */
    Optional<Ending> runOnce(Lane lane) {
        return claims.next(lane).map(runs::run);
    }

    void start() {
        heartbeat.start();
        presence.start();
        worker.start();
    }

    @Override
    public void close() {
        worker.stop();
        presence.stop();
        heartbeat.stop();
        wakeups.destroy();
    }
}
