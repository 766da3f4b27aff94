package anb.processing;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The top-level boxes of an MP4 (ISO/IEC 14496-12, 4.2). */
final class TopLevel {

    private TopLevel() {}

    /** Whether {@code moov} comes before {@code mdat}, so that a browser can play while it loads. */
    static boolean indexFirst(Path file) throws IOException {
        try (var in = new RandomAccessFile(file.toFile(), "r")) {
            var type = new byte[4];
            for (long at = 0; at + 8 <= in.length(); ) {
                in.seek(at);
                long size = in.readInt() & 0xffff_ffffL;
                in.readFully(type);
                var name = new String(type, StandardCharsets.ISO_8859_1);
                if (name.equals("moov") || name.equals("mdat") || size < 8) {
                    return name.equals("moov");
                }
                at += size;
            }
            return false;
        }
    }
}
