package anb.media;

import java.time.Duration;
import java.util.function.LongConsumer;

/**
 * Reads what {@code ffmpeg -progress pipe:1} prints: lines {@code key=value}, a block every {@link #PERIOD} whether or
 * not anything moved. Only a growing {@code frame}, of the first output, counts as progress.
 */
final class ProgressReader implements Sink {

    /** Between two blocks, in seconds: ffmpeg's argument for {@code -stats_period}. */
    static final String PERIOD = "0.25";

    private static final String FRAME = "frame=";

    private final LongConsumer listener;
    private final StringBuilder line = new StringBuilder();
    private long frames;
    private volatile long movedAt = System.nanoTime();
    private volatile boolean telling;

    /** Tells {@code listener} how many frames have been written. */
    ProgressReader(LongConsumer listener) {
        this.listener = listener;
    }

    @Override
    public void accept(char[] text, int length) {
        for (int i = 0; i < length; i++) {
            if (text[i] != '\n') {
                line.append(text[i]);
            } else {
                read(line.toString().strip());
                line.setLength(0);
            }
        }
    }

    /** For how long nothing has moved; none while the listener is being told, for nothing is read then. */
    Duration still() {
        return telling ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - movedAt);
    }

    private void read(String entry) {
        if (entry.matches(FRAME + "\\d{1,9}")) {
            long now = Long.parseLong(entry.substring(FRAME.length()));
            if (now > frames) {
                frames = now;
                tell();
            }
        }
    }

    private void tell() {
        telling = true;
        try {
            listener.accept(frames);
        } finally {
            movedAt = System.nanoTime();
            telling = false;
        }
    }
}
