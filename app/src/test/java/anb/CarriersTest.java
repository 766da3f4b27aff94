package anb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import jdk.management.VirtualThreadSchedulerMXBean;
import org.junit.jupiter.api.Test;

class CarriersTest {

    private static final CountDownLatch RELEASED = new CountDownLatch(1);

    private final VirtualThreadSchedulerMXBean scheduler =
            ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);

    /** Waits while the JVM initialises it: a virtual thread that does so keeps its carrier. */
    private static final class Stubborn {

        static final boolean FREE;

        static {
            try {
                FREE = RELEASED.await(60, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void whenEveryCarrierWaitsForAVirtualThreadOneIsAddedForIt() throws Exception {
        int usual = scheduler.getParallelism();
        var carriers = new Carriers();
        try {
            var stuck = IntStream.range(0, usual)
                    .mapToObj(n -> Thread.startVirtualThread(
                            () -> assertThat(Stubborn.FREE).isTrue()))
                    .toList();
            Thread.startVirtualThread(RELEASED::countDown);
            assertThat(RELEASED.await(500, TimeUnit.MILLISECONDS))
                    .as("without help")
                    .isFalse();

            carriers.look();

            assertThat(RELEASED.await(10, TimeUnit.SECONDS)).as("with help").isTrue();
            for (var thread : stuck) {
                assertThat(thread.join(Duration.ofSeconds(10))).isTrue();
            }
            await().atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(10))
                    .untilAsserted(() -> {
                        carriers.look(); // sixty calm ones in a row are wanted
                        assertThat(scheduler.getParallelism()).isEqualTo(usual);
                    });
        } finally {
            RELEASED.countDown();
            scheduler.setParallelism(usual);
        }
    }
}
