package anb.faults;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What this host lets us try.
 *
 * @param disks whether small ones can be mounted
 * @param memory whether there is enough to lose some
 * @param nginx whether it stands in front
 */
record Host(boolean disks, boolean memory, boolean nginx) {

    /** Only the whole suite asks for any of it. What stands in front is known once a cluster is up: {@link #behind}. */
    static Host of(Options options) throws IOException, InterruptedException {
        var full = options.part() == Options.Part.FULL;
        return new Host(full && SmallDisk.available(), full && Memory.enough(), false);
    }

    /** The same with a cluster that says itself what it has put in front. */
    Host behind(ClusterLog log) throws IOException {
        return new Host(disks, memory, log.saysNginx());
    }

    /** Which faults are left out, and why. */
    List<String> without() {
        var without = new ArrayList<String>();
        if (!disks) {
            without.add("full disks, since this host lets us mount none (root can)");
        }
        if (!memory) {
            without.add("ffmpeg eats memory, since this host has not %d GB".formatted(2 * Memory.LIMIT / Memory.GB));
        }
        if (!nginx) {
            without.add("web node frozen, since no nginx is in front");
        }
        return without;
    }
}
