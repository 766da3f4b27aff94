package anb.faults;

/** A fault that did not happen: what was to be broken was not, so nothing can be said of how it is survived. */
final class NotInjected extends Exception {

    private static final long serialVersionUID = 1L;

    NotInjected(String why) {
        super(why);
    }

    static void unless(boolean happened, String why) throws NotInjected {
        if (!happened) {
            throw new NotInjected(why);
        }
    }
}
