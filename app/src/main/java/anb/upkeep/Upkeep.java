package anb.upkeep;

import anb.jobs.Jobs;
import anb.storage.PresignedUrls;
import anb.time.Repeat;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Orders the sweep from time to time, and keeps count of videos in limbo for the gauge (G7). */
@Component
public class Upkeep {

    private static final Duration COUNT_EVERY = Duration.ofSeconds(30);

    private final Jobs jobs;
    private final RowChecks rows;
    private final TransactionTemplate transaction;
    private volatile long limbo;

    Upkeep(Jobs jobs, RowChecks rows, TransactionTemplate transaction, MeterRegistry meters) {
        this.jobs = jobs;
        this.rows = rows;
        this.transaction = transaction;
        Gauge.builder("anb.videos.limbo", () -> limbo)
                .description("videos that are not in an end state and that no job will move on")
                .register(meters);
    }

    @Autowired
    void schedule(Repeat repeat, UpkeepSettings settings, PresignedUrls urls) {
        settings.requireToOutlive(urls.validity());
        repeat.every(settings.sweepEvery(), "ordering the sweep", this::orderSweep);
        repeat.every(COUNT_EVERY, "counting limbo", () -> limbo = rows.limbo());
    }

    /** Has it all swept and counted soon, unless that is waiting to be done already. */
    public void orderSweep() {
        transaction.executeWithoutResult(status -> jobs.enqueue(Sweep.KIND, Sweep.SUBJECT, Sweep.SUBJECT));
    }
}
