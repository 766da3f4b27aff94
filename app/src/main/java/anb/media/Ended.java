package anb.media;

/** How a child process ended. */
public sealed interface Ended {

    /** The last few thousand characters of what it complained about. */
    String log();

    /**
     * By itself.
     *
     * @param code 0 for success; 128 and more when a signal ended it
     * @param output what it printed, as far as it was kept
     */
    record Exited(int code, String output, String log) implements Ended {

        public boolean succeeded() {
            return code == 0;
        }
    }

    /** Killed by us with its whole tree. */
    record Killed(String why, String log) implements Ended {}
}
