package anb.media;

import static anb.media.HostileFile.broken;
import static anb.media.HostileFile.inadmissible;
import static anb.media.HostileFile.noMp4;
import static anb.media.Layer.ADMISSION;
import static anb.media.Layer.HEADER;
import static anb.media.Layer.PACKETS;
import static anb.media.Mp4.box;
import static anb.media.Mp4.ints;
import static anb.media.Mp4.join;
import static anb.media.Mp4.times;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import anb.problem.ErrorCode;
import java.util.ArrayList;
import java.util.List;

/** Files that begin as an MP4 does, and whose boxes are not what an MP4 is made of. */
final class BrokenBoxes {

    private static final byte[] FTYP =
            box("ftyp", "isom".getBytes(ISO_8859_1), ints(512), "isommp41".getBytes(ISO_8859_1));

    private final List<HostileFile> files = new ArrayList<>();
    private final Canary canary;

    /** Its index comes last, and first. */
    private final Mp4 good;

    private final Mp4 fast;

    private final Mp4 fragmented;

    private BrokenBoxes(Canary canary, Mp4 good, Mp4 fast, Mp4 fragmented) {
        this.canary = canary;
        this.good = good;
        this.fast = fast;
        this.fragmented = fragmented;
    }

    static List<HostileFile> of(Canary canary, Mp4 good, Mp4 fast, Mp4 fragmented) {
        var broken = new BrokenBoxes(canary, good, fast, fragmented);
        broken.polyglots();
        broken.sizes();
        broken.structure();
        broken.references();
        broken.truncated();
        broken.truncatedFragments();
        return broken.files;
    }

    private void polyglots() {
        var playlist = "\n#EXTM3U\n#EXTINF:30,\nfile://" + canary.path() + "\n#EXTINF:30,\n" + canary.url() + "\n";
        add("signature before another format", "playlist", FTYP, latin(playlist));
        add(
                "signature before another format",
                "concat list",
                FTYP,
                latin("\nffconcat version 1.0\nfile '" + canary.path() + "'\n"));
        add("signature before another format", "ZIP", FTYP, Disguises.zip("a.mp4", new byte[1000]));
        add(
                "signature before another format",
                "Matroska",
                FTYP,
                latin("\u001aE\u00df\u00a3\u009fB\u0082\u0088matroska"));
        add("signature before another format", "HTML", FTYP, latin("<script src='" + canary.url() + "'></script>"));
        add("playlist in a box", "free", FTYP, box("free", latin(playlist)));
        add("playlist in a box", "media data", FTYP, box("mdat", latin(playlist)));
        add("playlist in a box", "user data", FTYP, box("moov", box("udta", latin(playlist))));
        for (var other : List.of("%PDF-1.7\n", "PK\u0003\u0004", "#EXTM3U\n", "GIF89a")) {
            files.add(noMp4("another format before an MP4", other.strip(), join(latin(other), good.bytes())));
        }
    }

    private void sizes() {
        add("nothing but a signature", "alone", FTYP);
        add("nothing but a signature", "of no box at all", latin("\0\0\0\0ftypisom\0\0\0\0"));
        for (int size : List.of(1, 7, -1, 0x7fff_ffff)) {
            add(
                    "signature that lies about its size",
                    Integer.toHexString(size),
                    fast.over("ftyp", -8, size).bytes());
        }
        for (int size : List.of(1, 7)) {
            add(
                    "endless moov",
                    Integer.toHexString(size),
                    fast.over("moov", -8, size).bytes());
        }
        for (int size : List.of(-1, 0x7fff_ffff)) {
            var endless = fast.over("moov", -8, size).cut(fast.first("mdat").payload());
            files.add(broken("endless moov", Integer.toHexString(size), PACKETS, endless.bytes()));
        }
        byte[] of64 = join(FTYP, ints(1), latin("moov"), ints(0x7fff_ffff, -1), good.copyOf("trak"));
        files.add(broken("endless moov", "of 64 bits", PACKETS, of64));
        add("endless moov", "to the end of the file", FTYP, ints(0), latin("moov"), box("free", new byte[1 << 20]));
        for (var type : List.of("stsd", "stsz", "stco")) {
            var larger = fast.over(type, -8, 0x7fff_fff0).cut(fast.first("mdat").payload());
            files.add(broken("box larger than what holds it", type, PACKETS, larger.bytes()));
        }
    }

    private void structure() {
        byte[] nested = box("trak");
        for (int depth = 0; depth < 3000; depth++) {
            nested = box("trak", nested);
        }
        add("boxes within boxes", "3,000 deep", FTYP, box("moov", nested));
        add("flood of boxes", "500,000 empty ones", FTYP, times(500_000, box("free")));
        add("flood of boxes", "in the index", FTYP, box("moov", times(500_000, box("udta"))));
        add("index of nothing", "empty", FTYP, box("moov"));
        files.add(broken(
                "index of nothing",
                "without tables",
                ADMISSION,
                good.instead("stbl", box("stbl")).bytes()));
        add("no index", "media data alone", good.instead("moov").bytes());
        add("compressed index", "that claims 2 GB", FTYP, box("moov", compressed(0x7fff_ffff, 64)));
        add("compressed index", "bomb", FTYP, box("moov", compressed(256 << 20, 256 << 20)));
    }

    private static byte[] compressed(int claimed, int real) {
        return box("cmov", box("dcom", latin("zlib")), box("cmvd", ints(claimed), HeaderBombs.zlib(new byte[real])));
    }

    private void references() {
        byte[] url = box("rdrf", ints(0), latin("url "), ints(canary.url().length() + 1), latin(canary.url() + "\0"));
        add("reference movie", "of an address", FTYP, box("moov", box("rmra", box("rmda", url))));
        byte[] elsewhere = box("dref", ints(0, 1), box("url ", ints(0), latin("file://" + canary.path() + "\0")));
        files.add(broken(
                "data elsewhere",
                "url",
                PACKETS,
                good.instead("dref", elsewhere).instead("mdat").bytes()));
        byte[] alias = box("alis", ints(0), new byte[150], latin("\0\2\0\u0010" + canary.path() + "\0"));
        files.add(broken(
                "data elsewhere",
                "alias",
                HEADER,
                good.instead("dref", box("dref", ints(0, 1), alias))
                        .instead("mdat")
                        .bytes()));
    }

    /** What shows when the index ends there: a picture without its codec, one without its samples, or none at all. */
    private static Layer layerAt(String box) {
        return switch (box) {
            case "minf", "vmhd", "dinf", "dref", "stbl", "stsd" -> ADMISSION;
            case "stts", "stss", "stsc", "stco", "udta", "meta", "free", "mdat" -> PACKETS;
            default -> HEADER;
        };
    }

    /** Wherever a box begins; and in the middle of the last. */
    private void truncated() {
        for (var box : fast.boxes().stream().skip(1).toList()) {
            files.add(broken(
                    "cut off",
                    "before " + box.type() + " at " + box.at(),
                    layerAt(box.type()),
                    fast.cut(box.at()).bytes()));
        }
        var data = fast.first("mdat");
        files.add(broken(
                "cut off",
                "within the media data",
                PACKETS,
                fast.cut(data.at() + data.size() / 2).bytes()));
    }

    /** Wherever a box of fragments begins, and in the middle of the last pictures; behind these nothing is missing. */
    private void truncatedFragments() {
        var boxes = fragmented.boxes().stream()
                .dropWhile(box -> !box.type().equals("mvex"))
                .takeWhile(box -> !box.type().equals("mfra"))
                .toList();
        boxes.forEach(box -> files.add(upTo(box)));
        var data = boxes.getLast();
        files.add(broken(
                "cut off",
                "within the last fragment",
                PACKETS,
                fragmented.cut(data.at() + data.size() / 2).bytes()));
    }

    /** A first fragment with all its pictures is a clip, if a short one, until the head of the next promises more. */
    private HostileFile upTo(Mp4.Box box) {
        var name = "of fragments, before " + box.type() + " at " + box.at();
        byte[] bytes = fragmented.cut(box.at()).bytes();
        return box.at() < fragmented.first("mdat").end() || box.type().equals("mdat")
                ? broken("cut off", name, PACKETS, bytes)
                : inadmissible("cut off", name, ErrorCode.TOO_SHORT, bytes);
    }

    private void add(String technique, String name, byte[]... parts) {
        files.add(broken(technique, name, HEADER, join(parts)));
    }

    private static byte[] latin(String text) {
        return text.getBytes(ISO_8859_1);
    }
}
