package anb.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * One way to break an installation at work.
 *
 * @param name as the table shows it
 * @param quick whether it belongs to the short selection too
 */
record Fault(String name, boolean quick, Strike strike) {

    /** Breaks something. */
    interface Strike {

        /** Returns when it was survived. @throws NotInjected when it turned out not to be broken */
        Struck at(Scene scene) throws Exception;
    }

    /**
     * Something was broken.
     *
     * @param recovery how long the platform needed from then on to go on with the work
     * @param seen by what we know that it was broken
     */
    record Struck(Duration recovery, String seen) {

        Struck {
            if (seen.isBlank()) {
                throw new IllegalArgumentException("nothing was seen of a fault");
            }
        }
    }

    /** Those that this host lets us try. */
    static List<Fault> all(Host host) {
        return Stream.of(
                        WorkerFaults.all().stream(),
                        MessageFaults.all().stream(),
                        WebFaults.all(host.nginx()).stream(),
                        PartFaults.all().stream(),
                        FfmpegFaults.all(host.memory()).stream(),
                        ClockFaults.all().stream(),
                        host.disks() ? DiskFaults.all().stream() : Stream.<Fault>empty())
                .flatMap(each -> each)
                .toList();
    }

    /**
     * Those that a run is asked for, each as often as it is to strike, in an order that its seed decides.
     *
     * @throws IllegalArgumentException when there are none
     */
    static List<Fault> chosen(List<Fault> all, Options options, Random random) {
        var chosen = new ArrayList<Fault>();
        for (var fault : all) {
            if ((options.part() == Options.Part.FULL || fault.quick())
                    && fault.name().contains(options.only())) {
                chosen.addAll(Collections.nCopies(options.times(), fault));
            }
        }
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException("No fault of this part is called '%s'.".formatted(options.only()));
        }
        Collections.shuffle(chosen, random);
        return chosen;
    }
}
