package anb;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jdk.management.VirtualThreadSchedulerMXBean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps virtual threads going. One that waits for a lock while the JVM loads a class for it keeps its carrier; with as few
 * carriers as cores, all of them can wait so for a virtual thread that needs one to go on, for ever. More carriers from the
 * beginning cost every request: they take turns on the same cores. So there are as many as cores, and more for a while
 * when a virtual thread that does nothing is not run within a second.
 */
final class Carriers {

    private static final Logger log = LoggerFactory.getLogger(Carriers.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int MORE = 16;
    private static final int MOST_MORE = 64;

    /** Rounds without trouble after which the carriers added are given up. */
    private static final int CALM = 60;

    private final VirtualThreadSchedulerMXBean scheduler =
            ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
    private final int usual = scheduler.getParallelism();
    private int calm;

    /** Watches until the process ends. */
    static void watch() {
        Thread.ofPlatform().name("carriers").daemon().start(new Carriers()::watchOn);
    }

    private void watchOn() {
        try {
            while (true) {
                look();
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            log.debug("nobody watches the carriers any more");
        }
    }

    /** One round; waits for {@link #PATIENCE} at most. */
    void look() throws InterruptedException {
        var ran = new CountDownLatch(1);
        Thread.startVirtualThread(ran::countDown);
        if (!ran.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            calm = 0;
            var more = Math.min(scheduler.getParallelism() + MORE, usual + MOST_MORE);
            log.warn("no virtual thread was run for {}: {} carriers from now on", PATIENCE, more);
            scheduler.setParallelism(more);
            haveSomeAdded();
        } else if (scheduler.getParallelism() > usual && ++calm >= CALM) {
            calm = 0;
            scheduler.setParallelism(usual);
        }
    }

    /**
     * Allowing more adds none. The scheduler adds one when a virtual thread is started into a queue of its own that was
     * empty, and which queue that is depends on the thread that starts it: so several do that have never started one.
     */
    private static void haveSomeAdded() throws InterruptedException {
        for (int starter = 0; starter < MORE; starter++) {
            Thread.ofPlatform().start(() -> Thread.startVirtualThread(() -> {})).join();
        }
    }
}
