package anb.infra.evening;

import anb.infra.settings.Fleet;
import anb.infra.settings.Network;
import anb.infra.settings.Settings;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What an installation costs: a month in which nothing happens, an hour in which everything that may be there is there and
 * busy, and a month of some use. Without taxes, and without what is asked by the request.
 */
record Bill(Settings settings, Prices prices) {

    private static final int HOURS = 730;
    private static final double DAYS = 30;
    private static final int INTERFACES = 7;
    private static final double MIRRORED = 2;
    private static final double PROCESSORS_OF_A_BURSTABLE = 2;

    /** Dollars a month, by what they are for, with as few instances as there always are. */
    Map<String, Double> month() {
        var lines = new LinkedHashMap<String, Double>();
        lines.put("web nodes", HOURS * hour(settings.web(), settings.web().least()));
        lines.put("workers", HOURS * hour(settings.workers(), settings.workers().least()));
        lines.put("their disks", disks());
        lines.put(
                "database",
                HOURS * copies() * prices.of("database." + settings.database().instance()));
        lines.put("its storage", copies() * settings.database().gigabytes() * prices.of("database.gb"));
        settings.redis().instance().ifPresent(node -> lines.put("Redis", HOURS * 2 * prices.of("cache." + node)));
        lines.put(
                "balancer and its addresses",
                HOURS * (prices.of("balancer") + settings.network().allZones() * prices.of("address")));
        if (settings.site().firewall()) {
            lines.put("firewall", prices.of("firewall"));
        }
        lines.put("way out", HOURS * wayOut());
        lines.put(
                "secrets, key, alarms, dashboard, metrics",
                prices.of("watching") + instances() * prices.of("instance.watching"));
        return lines;
    }

    /** Dollars for an hour at full rate with all instances there may be, beyond what the month has already. */
    double peakHour() {
        return more(settings.web()) + more(settings.workers()) + busy(settings.web()) + busy(settings.workers());
    }

    double total() {
        return month().values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** Dollars for an hour of one worker that encodes at full rate, surplus credits included. */
    double busyWorker() {
        return hour(settings.workers(), 1)
                + busy(settings.workers()) / settings.workers().most();
    }

    /** Dollars for a month with this use, what it costs at rest included. */
    double monthOf(Use use) {
        return total() + use.hours() * peakHour() + gigabytes(use);
    }

    /** Lines of the table in docs/aws.md. */
    String table() {
        var table = new StringBuilder();
        month().forEach((what, dollars) -> table.append(String.format(Locale.ROOT, "| %s | %.0f |\n", what, dollars)));
        return table.append(String.format(Locale.ROOT, "| **a month at rest** | **%.0f** |\n", total()))
                .append(String.format(Locale.ROOT, "| an hour at full rate, on top | %.2f |\n", peakHour()))
                .append(String.format(Locale.ROOT, "| an hour of a worker at full rate | %.2f |\n", busyWorker()))
                .append(line(Use.OF_THE_DEADLINE))
                .toString();
    }

    private String line(Use use) {
        return String.format(
                Locale.ROOT,
                "| **the month of the deadline**: %d hours at full rate, %,.0f GB uploaded, %,.0f made, %,.0f watched,"
                        + " %,.0f of lines | **%.0f** |\n",
                use.hours(),
                use.uploaded(),
                use.made(),
                use.watched(),
                use.lines(),
                monthOf(use));
    }

    /** An original is there until nodes remove it, and every version goes with it. */
    private double gigabytes(Use use) {
        var months = settings.bucket().uploadDays() / DAYS;
        return (use.uploaded() * months + use.made()) * prices.of("stored.gb")
                + use.watched() * prices.of("out.gb")
                + use.lines() * prices.of("lines.gb");
    }

    private int instances() {
        return settings.web().least() + settings.workers().least();
    }

    private double hour(Fleet fleet, int instances) {
        return instances * prices.of("instance." + fleet.instance());
    }

    private double more(Fleet fleet) {
        return hour(fleet, fleet.most() - fleet.least());
    }

    /** Credits that were not earned, of all instances at full rate. */
    private double busy(Fleet fleet) {
        if (!fleet.burstable()) {
            return 0;
        }
        var earned = prices.of("earned." + fleet.instance());
        return fleet.most() * PROCESSORS_OF_A_BURSTABLE * (1 - earned) * prices.of("surplus");
    }

    private double disks() {
        var root = 20 * instances();
        return (root + settings.workers().least() * settings.encoding().tempGigabytes()) * prices.of("disk.gb");
    }

    private double copies() {
        return settings.database().standby() ? MIRRORED : 1;
    }

    private double wayOut() {
        return settings.network().wayOut() == Network.WayOut.NAT
                ? prices.of("gateway") + prices.of("address")
                : INTERFACES * settings.network().zones() * prices.of("endpoint");
    }
}
