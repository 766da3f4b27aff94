package anb.media;

import static anb.media.HostileFile.broken;
import static anb.media.HostileFile.inadmissible;
import static anb.media.Mp4.box;
import static anb.media.Mp4.ints;
import static anb.media.Mp4.join;
import static anb.media.Mp4.times;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import anb.problem.ErrorCode;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** A good clip of which a header claims what is absurd: of its size, its times, or what a reader should set aside for it. */
final class HeaderBombs {

    private static final int ENDLESS = -1;

    private final List<HostileFile> files = new ArrayList<>();
    private final Mp4 good;
    private final Mp4 fragmented;

    private HeaderBombs(Mp4 good, Mp4 fragmented) {
        this.good = good;
        this.fragmented = fragmented;
    }

    static List<HostileFile> of(Mp4 good, Mp4 fragmented) {
        var bombs = new HeaderBombs(good, fragmented);
        bombs.tables();
        bombs.clocks();
        bombs.pictures();
        bombs.streams();
        bombs.contents();
        return bombs.files;
    }

    private void tables() {
        for (var table : List.of("stsz", "stts", "stsc")) {
            header(
                    "table that claims four billion entries",
                    table,
                    good.over(table, table.equals("stsz") ? 8 : 4, ENDLESS));
        }
        packets("samples of one byte without end", "stsz", good.over("stsz", 4, 1, 0x7fff_ffff));
        header(
                "table that claims four billion entries",
                "stsd",
                good.over("stsd", 4, ENDLESS).over("avc1", -8, 0));
        header("fragment without end", "trun", fragmented.over("trun", 4, ENDLESS));
        packets("samples beyond the end", "stco", good.over("stco", 8, 0x7fff_0000));
    }

    private void clocks() {
        admission("absurd frame rate", "all at once", ErrorCode.FRAME_RATE_TOO_HIGH, good.over("stts", 12, 1));
        admission("negative duration", "of a sample", ErrorCode.FRAME_RATE_TOO_HIGH, good.over("stts", 12, -1000));
        admission("absurd timestamps", "a sample of days", ErrorCode.TOO_LONG, good.over("stts", 12, 0x7fff_ffff));
        admission("absurd timestamps", "a hundred years", ErrorCode.TOO_LONG, good.over("mdhd", 12, 1));
        admission(
                "absurd timestamps",
                "no time scale",
                ErrorCode.TOO_LONG,
                good.over("mdhd", 12, 0).over("mvhd", 12, 0));
        packets(
                "absurd timestamps",
                "composed before time",
                good.inside("stbl", box("ctts", ints(0x0100_0000, 1, 48, 0x8000_0001))));
        admission("absurd timestamps", "of centuries", ErrorCode.TOO_LONG, centuries());
        admission("absurd timestamps", "slowed down", ErrorCode.TOO_LONG, good.over("mdhd", 12, 100));
        packets("edit list", "that begins far behind the end", good.over("elst", 12, 0x7fff_ffff));
        packets(
                "edit list",
                "of 200,000 repeats",
                good.instead("elst", box("elst", ints(0, 200_000), times(200_000, ints(1000, 0, 0x10000)))));
    }

    /** From long before the beginning of time to long after its end. */
    private Mp4 centuries() {
        return good.instead("edts")
                .over("mdhd", 12, 1, 20)
                .over("stts", 12, 0x7fff_ffff)
                .inside("stbl", box("ctts", ints(0x0100_0000, 2, 1, 0x8000_0001, 47, 0x7fff_ffff)));
    }

    private void pictures() {
        header("absurd picture", "65,535 a side without parameters", sized(0xffff, 0xffff));
        header("absurd picture", "of nothing", sized(0, 0));
        admission(
                "absurd pixel",
                "wide",
                ErrorCode.RESOLUTION_TOO_HIGH,
                good.inside("avc1", box("pasp", ints(200_000, 1))));
        decoding(
                "decoder without parameters",
                "avcC of zeros",
                good.over("avcC", 0, new byte[good.first("avcC").size() - 8]));
    }

    private Mp4 sized(int width, int height) {
        return good.over("avc1", 24, width << 16 | height).instead("avcC");
    }

    private void streams() {
        byte[] track = good.copyOf("trak");
        admission("too many streams", "100", ErrorCode.TOO_MANY_STREAMS, good.inside("moov", times(99, track)));
        header("too many streams", "5,000", good.inside("moov", times(4_999, track)));
        admission(
                "encrypted",
                "common encryption",
                ErrorCode.UNSUPPORTED_CODEC,
                good.over("avc1", -4, "encv".getBytes(ISO_8859_1)));
        admission(
                "codec nobody knows",
                "????",
                ErrorCode.UNSUPPORTED_CODEC,
                good.instead("avcC").over("avc1", -4, "????".getBytes(ISO_8859_1)));
    }

    /** Whatever the header says, the pictures are not there. */
    private void contents() {
        var data = good.first("mdat");
        var garbage = new byte[data.size() - 8];
        new Random(7).nextBytes(garbage);
        decoding("garbage for pictures", "random", good.over("mdat", 0, garbage));
        decoding("garbage for pictures", "zeros", good.over("mdat", 0, new byte[garbage.length]));
        Arrays.fill(garbage, (byte) 0xff);
        decoding("garbage for pictures", "lengths of four billion", good.over("mdat", 0, garbage));
        var text = "#EXTM3U\n#EXTINF:30,\nfile:///etc/hostname\n".getBytes(ISO_8859_1);
        decoding(
                "garbage for pictures",
                "a playlist",
                good.over("mdat", 0, Arrays.copyOf(times(garbage.length / text.length + 1, text), garbage.length)));
    }

    private void header(String technique, String name, Mp4 file) {
        files.add(broken(technique, name, Layer.HEADER, file.bytes()));
    }

    private void packets(String technique, String name, Mp4 file) {
        files.add(broken(technique, name, Layer.PACKETS, file.bytes()));
    }

    private void decoding(String technique, String name, Mp4 file) {
        files.add(broken(technique, name, Layer.DECODING, file.bytes()));
    }

    private void admission(String technique, String name, ErrorCode code, Mp4 file) {
        files.add(inadmissible(technique, name, code, file.bytes()));
    }

    static byte[] zlib(byte[] content) {
        var bytes = new ByteArrayOutputStream();
        try (var deflated = new DeflaterOutputStream(bytes, new Deflater(Deflater.BEST_SPEED))) {
            deflated.write(content);
        } catch (java.io.IOException never) {
            throw new java.io.UncheckedIOException(never);
        }
        return bytes.toByteArray();
    }

    static byte[] png(int side) {
        byte[] header = join("IHDR".getBytes(ISO_8859_1), ints(side, side), new byte[] {1, 0, 0, 0, 0});
        byte[] pixels = join("IDAT".getBytes(ISO_8859_1), zlib(new byte[side * (side / 8 + 1)]));
        return join(
                new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10},
                chunk(header),
                chunk(pixels),
                chunk("IEND".getBytes(ISO_8859_1)));
    }

    private static byte[] chunk(byte[] typed) {
        var crc = new java.util.zip.CRC32();
        crc.update(typed);
        return join(ints(typed.length - 4), typed, ints((int) crc.getValue()));
    }
}
