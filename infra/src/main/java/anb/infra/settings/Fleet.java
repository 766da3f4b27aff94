package anb.infra.settings;

/**
 * Instances of one kind that come and go.
 *
 * @param instance their type, such as {@code t3.medium}
 * @param least how many there always are, and at first
 * @param most how many there may be
 * @param pool connections to PostgreSQL each may keep
 */
public record Fleet(String instance, int least, int most, int pool) {

    /** While instances are replaced one more may be there than ever are otherwise. */
    private static final int BEING_REPLACED = 1;

    /** For which everything on its instances must have been built. */
    public Processor processor() {
        return instance.matches("[a-z]+\\d+g[a-z]*\\..*") ? Processor.AARCH64 : Processor.X86_64;
    }

    /** Whether it earns credits while idle and pays for surplus ones when busy. */
    public boolean burstable() {
        return instance.startsWith("t");
    }

    /** How many stay while one is replaced: there must be room for the new one. */
    public int keptInService() {
        return Math.min(least, most - 1);
    }

    int mostConnections() {
        return (most + BEING_REPLACED) * pool;
    }
}
