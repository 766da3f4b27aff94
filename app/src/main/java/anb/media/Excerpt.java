package anb.media;

/** Keeps the beginning or the end of what a child prints, never more than so many characters, whatever it prints. */
final class Excerpt implements Sink {

    private final int limit;
    private final boolean beginning;
    private final StringBuilder kept = new StringBuilder();
    private boolean cut;

    private Excerpt(int limit, boolean beginning) {
        this.limit = limit;
        this.beginning = beginning;
    }

    static Excerpt beginning(int limit) {
        return new Excerpt(limit, true);
    }

    static Excerpt end(int limit) {
        return new Excerpt(limit, false);
    }

    @Override
    public synchronized void accept(char[] text, int length) {
        if (beginning) {
            var room = Math.min(length, limit - kept.length());
            kept.append(text, 0, room);
            cut |= room < length;
        } else {
            kept.append(text, 0, length);
            var excess = kept.length() - limit;
            if (excess > 0) {
                kept.delete(0, excess);
                cut = true;
            }
        }
    }

    /** Whether something was left out. */
    synchronized boolean cut() {
        return cut;
    }

    synchronized String text() {
        return kept.toString();
    }
}
