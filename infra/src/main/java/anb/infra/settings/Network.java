package anb.infra.settings;

import java.util.List;

/**
 * The network.
 *
 * @param zones in which instances run, 1 to 3
 * @param zoneNames which ones, the instances' first; empty: the first that the region has
 * @param wayOut how instances reach AWS's own services
 */
public record Network(int zones, List<String> zoneNames, WayOut wayOut) {

    /** All addresses of the installation. */
    public static final String ADDRESSES = "10.20.0.0/16";

    /** The balancer and the database want subnets in two zones even where the instances are in one. */
    private static final int LEAST = 2;

    private static final int MOST = 3;

    public Network {
        zoneNames = List.copyOf(zoneNames);
    }

    /** The zones of the network; the instances' are the first of them. */
    public int allZones() {
        return Math.max(LEAST, zones);
    }

    /** Zones that are not there but keep their addresses, so that one that comes later moves nothing that is. */
    public int zonesToCome() {
        return MOST - allZones();
    }

    /** How instances without a public address reach AWS. S3 has a way of its own in both cases. */
    public enum WayOut {
        /** A gateway to everywhere: the cheaper one. */
        NAT,
        /** Only to the services named, each with an address inside; there is no way to anywhere else. */
        ENDPOINTS
    }
}
