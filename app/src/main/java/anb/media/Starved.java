package anb.media;

import anb.media.Ended.Exited;
import anb.media.Ended.Killed;
import java.io.IOException;

/** A look for which this host had too little memory or time: it says nothing of the file. */
final class Starved extends IOException {

    private final boolean time;

    private Starved(String why, boolean time) {
        super(why);
        this.time = time;
    }

    /** Lets pass what says something of the file. */
    static void check(Ended look) throws Starved {
        if (look.starved()) {
            throw switch (look) {
                case Killed killed -> new Starved(killed.why(), true);
                case Exited exited -> new Starved("it had too little memory: " + exited.log(), false);
            };
        }
    }

    /** Whether it was time; otherwise memory. */
    boolean time() {
        return time;
    }
}
