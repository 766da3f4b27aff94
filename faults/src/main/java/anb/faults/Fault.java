package anb.faults;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * One way to break an installation at work.
 *
 * @param name as the table shows it
 * @param quick whether it belongs to the short selection too
 */
record Fault(String name, boolean quick, Strike strike) {

    /** Breaks something, and returns how long the platform needed from then on to go on with the work. */
    interface Strike {
        Duration at(Scene scene) throws Exception;
    }

    /** Those that this host lets us try. */
    static List<Fault> all(boolean disks) {
        return Stream.of(
                        WorkerFaults.all().stream(),
                        WebFaults.all().stream(),
                        PartFaults.all().stream(),
                        FfmpegFaults.all().stream(),
                        ClockFaults.all().stream(),
                        disks ? DiskFaults.all().stream() : Stream.<Fault>empty())
                .flatMap(each -> each)
                .toList();
    }
}
