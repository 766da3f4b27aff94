package anb.infra.settings;

import java.util.Map;
import java.util.TreeMap;

/**
 * PostgreSQL on RDS.
 *
 * @param instance its class without {@code db.}, such as {@code t3.micro}
 * @param standby whether a copy in another zone takes over
 * @param gigabytes of storage at first
 * @param mostGigabytes to which storage grows by itself
 * @param backupDays how far back a point in time can be restored
 */
public record Database(String instance, boolean standby, int gigabytes, int mostGigabytes, int backupDays) {

    /** Connections that no node may take: somebody at psql, a migration, RDS itself. */
    public static final int KEPT_FOR_PEOPLE = 10;

    /** Memory in GiB of the classes whose limit of connections is known here. */
    private static final Map<String, Integer> MEMORY = new TreeMap<>(Map.ofEntries(
            Map.entry("t3.micro", 1),
            Map.entry("t3.small", 2),
            Map.entry("t3.medium", 4),
            Map.entry("t4g.micro", 1),
            Map.entry("t4g.small", 2),
            Map.entry("t4g.medium", 4),
            Map.entry("m7g.large", 8),
            Map.entry("m7g.xlarge", 16),
            Map.entry("r7g.large", 16),
            Map.entry("r7g.xlarge", 32)));

    /** RDS allows one for each so many bytes, of the memory that is left after its own. */
    private static final int BYTES_PER_CONNECTION = 9_531_392;

    private static final double LEFT_FOR_POSTGRESQL = 0.75;
    private static final int MOST = 5000;

    /** The limit this installation sets, below what RDS would compute. */
    public int connections() {
        var bytes = MEMORY.getOrDefault(instance, 0) * (double) (1 << 30) * LEFT_FOR_POSTGRESQL;
        return (int) Math.min(MOST, bytes / BYTES_PER_CONNECTION);
    }

    boolean known() {
        return MEMORY.containsKey(instance);
    }

    static String knownClasses() {
        return String.join(", ", MEMORY.keySet());
    }
}
