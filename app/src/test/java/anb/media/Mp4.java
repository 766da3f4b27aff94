package anb.media;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** An MP4 as boxes (ISO/IEC 14496-12, 4.2) that can be spoiled: every change gives a new one. */
final class Mp4 {

    /** Boxes that hold boxes, and how many bytes of their own stand before the first. */
    private static final Map<String, Integer> PARENTS = Map.ofEntries(
            Map.entry("moov", 0),
            Map.entry("trak", 0),
            Map.entry("edts", 0),
            Map.entry("mdia", 0),
            Map.entry("minf", 0),
            Map.entry("dinf", 0),
            Map.entry("dref", 8),
            Map.entry("stbl", 0),
            Map.entry("stsd", 8),
            Map.entry("avc1", 78),
            Map.entry("hvc1", 78),
            Map.entry("udta", 0),
            Map.entry("mvex", 0),
            Map.entry("moof", 0),
            Map.entry("traf", 0));

    private static final int HEADER = 8;

    private final byte[] bytes;

    Mp4(byte[] bytes) {
        this.bytes = bytes;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Where a box lies, its header included, and within which others. */
    record Box(String type, int at, int size, List<Box> parents) {

        int payload() {
            return at + HEADER;
        }

        int end() {
            return at + size;
        }
    }

    static byte[] box(String type, byte[]... content) {
        byte[] payload = join(content);
        return join(ints(HEADER + payload.length), type.getBytes(StandardCharsets.ISO_8859_1), payload);
    }

    static byte[] ints(int... values) {
        var buffer = ByteBuffer.allocate(4 * values.length);
        buffer.asIntBuffer().put(values);
        return buffer.array();
    }

    static byte[] join(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** The same box many times, or anything else. */
    static byte[] times(int count, byte[] part) {
        var all = new byte[count * part.length];
        for (int n = 0; n < count; n++) {
            System.arraycopy(part, 0, all, n * part.length, part.length);
        }
        return all;
    }

    /** All boxes in the order of the file, each before those it holds. */
    List<Box> boxes() {
        var found = new ArrayList<Box>();
        walk(0, bytes.length, List.of(), found);
        return found;
    }

    private void walk(int from, int to, List<Box> parents, List<Box> found) {
        for (int at = from; at + HEADER <= to; ) {
            int size = ByteBuffer.wrap(bytes).getInt(at);
            if (size < HEADER || size > to - at) {
                return;
            }
            var box = new Box(new String(bytes, at + 4, 4, StandardCharsets.ISO_8859_1), at, size, parents);
            found.add(box);
            var own = PARENTS.get(box.type());
            if (own != null) {
                var line = new ArrayList<>(parents);
                line.add(box);
                walk(box.payload() + own, box.end(), List.copyOf(line), found);
            }
            at += size;
        }
    }

    /** The first of that type. */
    Box first(String type) {
        return boxes().stream()
                .filter(box -> box.type().equals(type))
                .findFirst()
                .orElseThrow();
    }

    byte[] copyOf(String type) {
        var box = first(type);
        return Arrays.copyOfRange(bytes, box.at(), box.end());
    }

    /** Writes over what lies so many bytes behind the header of a box; -8 is its size, -4 its type. */
    Mp4 over(String type, int offset, byte[] with) {
        var changed = bytes.clone();
        System.arraycopy(with, 0, changed, first(type).payload() + offset, with.length);
        return new Mp4(changed);
    }

    Mp4 over(String type, int offset, int... with) {
        return over(type, offset, ints(with));
    }

    /** Puts another in the place of a box, whatever it is; its parents grow with it. */
    Mp4 instead(String type, byte[]... other) {
        var box = first(type);
        return splice(box.parents(), box.at(), box.end(), join(other));
    }

    /** Adds to the end of what a box holds. */
    Mp4 inside(String parent, byte[]... more) {
        var box = first(parent);
        var line = new ArrayList<>(box.parents());
        line.add(box);
        return splice(line, box.end(), box.end(), join(more));
    }

    Mp4 cut(int length) {
        return new Mp4(Arrays.copyOf(bytes, length));
    }

    private Mp4 splice(List<Box> line, int from, int to, byte[] with) {
        var changed = ByteBuffer.allocate(bytes.length - (to - from) + with.length);
        changed.put(bytes, 0, from).put(with).put(bytes, to, bytes.length - to);
        line.forEach(parent -> changed.putInt(parent.at(), parent.size() - (to - from) + with.length));
        return new Mp4(changed.array());
    }
}
