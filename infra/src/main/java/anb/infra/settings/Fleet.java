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

    /** A web node is gone before another one is replaced after it, so one more may be there than ever are otherwise. */
    private static final int SOON_GONE = 1;

    /** A worker may take a quarter of an hour to go, in which as many others are replaced, at four minutes each. */
    private static final int SLOWLY_GONE = 4;

    /** For which everything on its instances must have been built. */
    public Processor processor() {
        return instance.matches("(a1|[a-z]+\\d+g[a-z]*)\\..*") ? Processor.AARCH64 : Processor.X86_64;
    }

    /** Whether it earns credits while idle and pays for surplus ones when busy. */
    public boolean burstable() {
        return instance.startsWith("t");
    }

    /** How many stay while one is replaced: there must be room for the new one. */
    public int keptInService() {
        return Math.min(least, most - 1);
    }

    /** Processors of each, as AWS counts them for its quotas. */
    int processors() {
        var size = instance.substring(instance.indexOf('.') + 1);
        return switch (size) {
            case "micro", "small", "medium" -> burstable() ? 2 : 1;
            case "large" -> 2;
            case "xlarge" -> 4;
            default -> 4 * Integer.parseInt(size.replaceFirst("xlarge$", ""));
        };
    }

    /** Whoever goes is there, with its connections, until it is gone, and the group does not count it any more. */
    int mostAtOnce() {
        return most + SOON_GONE;
    }

    /**
     * The same where one goes only when its jobs have ended: all above the least may be going when the group has grown again,
     * or those replaced in the time that one takes.
     */
    int mostAtOnceWhenSlowlyGone() {
        return most + Math.min(most, Math.max(most - least, SLOWLY_GONE));
    }
}
