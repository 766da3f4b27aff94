package anb.media;

import java.util.concurrent.ThreadLocalRandom;

/** Chance that is another one in each run, and can be had again. */
final class Seed {

    /** {@code -Danb.seed}; any where none is given. */
    static final long OF_THIS_RUN =
            Long.getLong("anb.seed", ThreadLocalRandom.current().nextLong(1_000_000_000));

    private Seed() {}

    /** The command that runs a test again with a seed; {@code settings} are those that make it the same run. */
    static String again(Class<?> test, long seed, String settings) {
        return "mvn -pl app -am test -Dtest=%s -Dsurefire.failIfNoSpecifiedTests=false %s -Danb.seed=%d"
                .formatted(test.getSimpleName(), settings, seed);
    }
}
