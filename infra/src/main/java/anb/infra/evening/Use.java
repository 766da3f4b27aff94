package anb.infra.evening;

/**
 * What players and visitors bring in a month; all but the hours in gigabytes.
 *
 * @param hours in which all instances there may be are there and busy
 * @param uploaded originals, which are gone after some days
 * @param made clips, which stay
 * @param watched out to the internet
 * @param lines of logs
 */
record Use(int hours, double uploaded, double made, double watched, double lines) {

    /** 5,000 clips of 100 MB in its last hour. What is made of them, how often that is watched and the rest are assumed. */
    static final Use OF_THE_DEADLINE = new Use(24, 500, 100, 1000, 20);
}
