package anb.media;

import java.util.Set;
import java.util.regex.Pattern;

/** How a child process ended. */
public sealed interface Ended {

    /** The last few thousand characters of what it complained about. */
    String log();

    /** Whether this host had too little memory or time for it: what came of that says nothing of the file it read. */
    boolean starved();

    /**
     * By itself.
     *
     * @param code 0 for success; 128 and more when a signal ended it
     * @param output what it printed, as far as it was kept
     */
    record Exited(int code, String output, String log) implements Ended {

        /** ffmpeg's for ENOMEM and for EAGAIN, no thread; and SIGKILL, by which the kernel takes memory back. */
        private static final Set<Integer> STARVED = Set.of(244, 245, 137);

        /** It may go on without the frames it had no memory for, and end well. */
        private static final Pattern WANTING =
                Pattern.compile("Cannot allocate memory|Resource temporarily unavailable|get_buffer\\(\\) failed");

        public boolean succeeded() {
            return code == 0;
        }

        @Override
        public boolean starved() {
            return STARVED.contains(code) || WANTING.matcher(log).find();
        }
    }

    /**
     * Killed by us with its whole tree.
     *
     * @param starved it ran out of time without having computed for long: this host was slow, or busy with others
     */
    record Killed(String why, boolean starved, String log) implements Ended {}
}
