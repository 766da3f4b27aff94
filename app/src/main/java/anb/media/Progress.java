package anb.media;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * Reads what {@code ffmpeg -progress pipe:1} prints: lines {@code key=value}, a block twice a second whether or not
 * anything moved. Only a growing {@code frame} or {@code out_time_us} counts as progress.
 */
final class Progress implements Sink {

    private final Consumer<Duration> listener;
    private final StringBuilder line = new StringBuilder();
    private long frame = -1;
    private long micros = -1;
    private volatile long movedAt = System.nanoTime();

    /** Tells {@code listener} how much play time has been written. */
    Progress(Consumer<Duration> listener) {
        this.listener = listener;
    }

    @Override
    public void accept(char[] text, int length) {
        for (int i = 0; i < length; i++) {
            if (text[i] != '\n') {
                line.append(text[i]);
            } else {
                read(line.toString());
                line.setLength(0);
            }
        }
    }

    /** For how long nothing has moved. */
    Duration still() {
        return Duration.ofNanos(System.nanoTime() - movedAt);
    }

    private void read(String entry) {
        if (entry.startsWith("frame=")) {
            var now = number(entry, frame);
            moved(now > frame);
            frame = now;
        } else if (entry.startsWith("out_time_us=")) {
            var now = number(entry, micros);
            if (now > micros) {
                micros = now;
                moved(true);
                listener.accept(Duration.ofNanos(Math.max(0, now) * 1000));
            }
        }
    }

    private void moved(boolean moved) {
        if (moved) {
            movedAt = System.nanoTime();
        }
    }

    /** ffmpeg prints {@code N/A} before the first frame. */
    private static long number(String entry, long otherwise) {
        var value = entry.substring(entry.indexOf('=') + 1).strip();
        return value.matches("-?\\d{1,18}") ? Long.parseLong(value) : otherwise;
    }
}
