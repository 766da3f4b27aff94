package anb.media;

import java.time.Duration;
import java.util.List;

/**
 * The packets of one stream as they really lie in the file, whatever its header claims.
 *
 * @param count packets that are shown: what an edit list cuts away is not counted
 * @param decoded packets that are decoded, those among them that are not shown
 * @param first when the first of them is shown
 * @param end when the last of them stops being shown
 * @param cutOff the file ends before its index does
 */
public record Packets(int count, int decoded, Duration first, Duration end, boolean cutOff) {

    private static final double CENTURY = 3.2e9;

    public Duration span() {
        return end.minus(first);
    }

    /** Frames a second, on average; 0 where they take no time. */
    public double frameRate() {
        return aSecond(count);
    }

    /** Frames that have to be decoded for a second of play, on average; 0 where it takes no time. */
    double decodingRate() {
        return aSecond(decoded);
    }

    private double aSecond(int frames) {
        double seconds = span().toNanos() / 1e9;
        return seconds > 0 ? frames / seconds : 0;
    }

    /** Reads ffprobe's lines {@code pts_time,duration_time,flags}. */
    static Packets of(String csv, boolean cutOff) {
        var listed = csv.lines()
                .map(line -> line.split(",", -1))
                .filter(fields -> fields.length >= 3)
                .map(fields -> new ProbeReport.Packet(fields[0], fields[1], fields[2]))
                .toList();
        return of(listed, cutOff);
    }

    static Packets of(List<ProbeReport.Packet> listed, boolean cutOff) {
        int count = 0;
        double first = Double.MAX_VALUE;
        double end = -Double.MAX_VALUE;
        for (var packet : listed) {
            if (!packet.isShown()) {
                continue;
            }
            double shownAt = packet.shownAt();
            first = Math.min(first, shownAt);
            end = Math.max(end, shownAt + packet.length());
            count++;
        }
        return count == 0
                ? new Packets(0, listed.size(), Duration.ZERO, Duration.ZERO, cutOff)
                : new Packets(count, listed.size(), seconds(first), seconds(end), cutOff);
    }

    /** A header can claim any time, and nanoseconds count to the 292nd year only. */
    private static Duration seconds(double seconds) {
        return Duration.ofNanos(Math.round(Math.clamp(seconds, -CENTURY, CENTURY) * 1e9));
    }
}
