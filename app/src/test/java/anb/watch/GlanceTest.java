package anb.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class GlanceTest {

    @Test
    void oneLookServesAllGauges() {
        var looks = new AtomicInteger();
        var glance = new Glance<>(looks::incrementAndGet);

        assertThat(glance.read(Integer::doubleValue)).isOne();
        assertThat(glance.read(Integer::doubleValue)).isOne();
        assertThat(looks).hasValue(1);
    }

    @Test
    void whatCannotBeSeenIsNotANumber() {
        var glance = new Glance<Integer>(() -> {
            throw new IllegalStateException("away");
        });

        assertThat(glance.read(Integer::doubleValue)).isNaN();
    }

    @Test
    void aScrapeWaitsOnceForWhatTakesTooLong() {
        var never = new CountDownLatch(1);
        var glance = new Glance<>(() -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return 1;
        });
        var began = System.nanoTime();

        for (int gauge = 0; gauge < 20; gauge++) {
            assertThat(glance.read(Integer::doubleValue)).isNaN();
        }
        assertThat(System.nanoTime() - began).isLessThan(10_000_000_000L);
        never.countDown();
    }
}
