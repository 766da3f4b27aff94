package anb.jobs;

import anb.jobs.delivery.Wakeups;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * This node's part in the work, from start to drain (G8). Being in the last phase, it starts after everything it needs
 * and stops before it.
 */
@Component
class Worker implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Worker.class);
    private static final Duration LOOP_EXIT = Duration.ofSeconds(5);

    private record Consumer(LaneLoop loop, Thread thread) {}

    private final JobIntake intake;
    private final Runs runs;
    private final Wakeups wakeups;
    private final JobsSettings settings;
    private final WorkerName name;
    private final List<Consumer> consumers = new ArrayList<>();
    private volatile boolean running;

    Worker(JobIntake intake, Runs runs, Wakeups wakeups, JobsSettings settings, WorkerName name) {
        this.intake = intake;
        this.runs = runs;
        this.wakeups = wakeups;
        this.settings = settings;
        this.name = name;
    }

    @Override
    public synchronized void start() {
        running = true;
        for (var lane : Lane.values()) {
            if (settings.slots(lane) > 0) {
                consume(lane);
            }
        }
        log.info(
                "worker {}: {} heavy and {} light jobs at once",
                name,
                settings.slots(Lane.HEAVY),
                settings.slots(Lane.LIGHT));
    }

    private void consume(Lane lane) {
        var loop = new LaneLoop(lane, intake, settings, wakeups.listen(lane.text(), name.toString()));
        consumers.add(new Consumer(
                loop, Thread.ofPlatform().name("jobs-" + lane.text()).start(loop)));
    }

    /** Stops taking work, then has every run finish or hands its job back at once. */
    @Override
    public synchronized void stop() {
        consumers.forEach(consumer -> consumer.loop().stop());
        consumers.forEach(consumer -> consumer.thread().interrupt());
        try {
            for (var consumer : consumers) {
                consumer.thread().join(LOOP_EXIT);
            }
            runs.drain(settings.drain());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        consumers.clear();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
