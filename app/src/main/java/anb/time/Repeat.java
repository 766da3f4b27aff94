package anb.time;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import org.springframework.stereotype.Component;

/** Runs work again and again while the application is up, each on a virtual thread of its own. */
@Component
public class Repeat implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Repeat.class);

    private record Task(String name, Duration pause, Runnable work) {}

    private final List<Task> tasks = new ArrayList<>();
    private final List<ScheduledFuture<?>> running = new ArrayList<>();
    private final SimpleAsyncTaskScheduler scheduler = new SimpleAsyncTaskScheduler();

    Repeat() {
        scheduler.setVirtualThreads(true);
        scheduler.setThreadNamePrefix("repeat-");
    }

    /**
     * Registers work before the application starts. A round that throws is logged and followed by the next.
     *
     * @param pause between the end of a round and the start of the next
     */
    public synchronized void every(Duration pause, String name, Runnable work) {
        tasks.add(new Task(name, pause, work));
    }

    @Override
    public synchronized void start() {
        for (Task task : tasks) {
            running.add(scheduler.scheduleWithFixedDelay(() -> round(task), task.pause()));
        }
    }

    @Override
    public synchronized void stop() {
        running.forEach(task -> task.cancel(false));
        running.clear();
    }

    @Override
    public synchronized boolean isRunning() {
        return !running.isEmpty();
    }

    private static void round(Task task) {
        try {
            task.work().run();
        } catch (RuntimeException e) {
            log.warn("{}: {}; it is tried again in {}", task.name(), e.toString(), task.pause());
        }
    }
}
