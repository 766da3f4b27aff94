package anb.infra.settings;

import java.util.regex.Pattern;

/** Whether settings that are fine each by itself fit together. */
record Fitting(Values values, Settings settings) {

    /** RDS begins to grow a volume when a tenth is left, so a smaller margin would never be used. */
    private static final int PARTS = 10;

    void judge() {
        fleet("web", settings.web());
        fleet("workers", settings.workers());
        zones();
        site();
        database();
        redis();
        values.must(
                Watching.DAYS_OFFERED.contains(settings.watching().logDays()),
                "watching.log-days",
                "CloudWatch offers 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180 and 365");
    }

    private void fleet(String name, Fleet fleet) {
        values.must(
                fleet.least() <= fleet.most(),
                name + ".most",
                "%d is fewer than %s.least, %d".formatted(fleet.most(), name, fleet.least()));
        values.must(
                settings.release().isFor(fleet),
                name + ".instance",
                "%s takes an archive made on %2$s, and release.sha256.%2$s does not name one"
                        .formatted(fleet.instance(), fleet.processor().text()));
    }

    private void zones() {
        var network = settings.network();
        var names = network.zoneNames();
        values.must(
                names.isEmpty() || names.stream().distinct().count() >= network.allZones(),
                "network.zone-names",
                "%d different ones are wanted: the balancer and the data are in two at least"
                        .formatted(network.allZones()));
        var zone = Pattern.compile(Pattern.quote(settings.region()) + "[a-z]").asMatchPredicate();
        values.must(
                names.stream().allMatch(zone),
                "network.zone-names",
                "there are only zones of the region, %s and a letter each".formatted(settings.region()));
    }

    private void site() {
        var secure = settings.site().origin().startsWith("https:");
        var certificate = settings.site().certificate();
        values.must(
                secure == certificate.isPresent(),
                "site.origin",
                "https needs site.certificate, and a certificate an origin with https");
        certificate.ifPresent(arn -> values.must(
                arn.contains(":acm:" + settings.region() + ":"),
                "site.certificate",
                "the balancer takes only certificates of its region, " + settings.region()));
    }

    private void redis() {
        values.must(
                !settings.redis().moving() || !settings.redis().onWorker(),
                "redis.moving",
                "is for a Redis that leaves the worker's machine: redis.instance must say for where");
        values.must(
                !settings.redis().onWorker() || settings.workers().most() == 1,
                "redis.instance",
                "empty puts Redis on the worker's machine, so workers.most must be 1");
        values.must(
                !settings.redis().onWorker() || settings.network().wayOut() == Network.WayOut.NAT,
                "redis.instance",
                "empty has the worker give its address to Route 53, for which there is no endpoint: network.way-out must"
                        + " be nat");
    }

    private void database() {
        var database = settings.database();
        values.must(
                database.known(),
                "database.instance",
                "the limit of connections is known for " + Database.knownClasses());
        values.must(
                !database.known() || settings.mostConnections() <= database.connections(),
                "database.instance",
                "%s takes %d connections, all nodes together may want %d: smaller pools, fewer nodes or a larger class"
                        .formatted(database.instance(), database.connections(), settings.mostConnections()));
        values.must(
                database.mostGigabytes() * PARTS >= database.gigabytes() * (PARTS + 1),
                "database.most-gb",
                "must be at least a tenth above database.gb");
    }
}
