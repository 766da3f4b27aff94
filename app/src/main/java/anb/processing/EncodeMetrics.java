package anb.processing;

import anb.media.Ended;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Times ffmpeg, which is what the capacity of the platform follows from. */
@Component
class EncodeMetrics {

    private static final Duration[] BUCKETS = {
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(15),
        Duration.ofSeconds(20),
        Duration.ofSeconds(30),
        Duration.ofSeconds(45),
        Duration.ofMinutes(1),
        Duration.ofSeconds(90),
        Duration.ofMinutes(2),
        Duration.ofMinutes(5),
        Duration.ofMinutes(10)
    };

    private final Timer good;
    private final Timer bad;

    EncodeMetrics(MeterRegistry meters) {
        good = timer(meters, "true");
        bad = timer(meters, "false");
    }

    private static Timer timer(MeterRegistry meters, String good) {
        return Timer.builder("anb.processing.encode")
                .description("how long ffmpeg took to make a clip and its pictures")
                .tag("good", good)
                .serviceLevelObjectives(BUCKETS)
                .register(meters);
    }

    void ended(Ended ended, Duration took) {
        var succeeded = ended instanceof Ended.Exited exited && exited.succeeded();
        (succeeded ? good : bad).record(took);
    }
}
