package anb.media;

import static anb.media.HostileFile.inadmissible;
import static anb.media.Mp4.box;
import static anb.media.Mp4.ints;
import static anb.media.Mp4.join;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import anb.problem.ErrorCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** What an encoder really makes, and no camera: some of it is refused, some accepted and given up, some is a clip. */
final class OddClips {

    private final Clips clips;

    OddClips(Clips clips) {
        this.clips = clips;
    }

    Mp4 good() {
        return read(clips.good());
    }

    /** The same with its index before its pictures. */
    Mp4 indexFirst() {
        return read(clips.picture("1920x1080", 2, 24, "-movflags", "+faststart"));
    }

    Mp4 fragmented() {
        return read(clips.picture("1920x1080", 2, 24, "-movflags", "frag_keyframe+empty_moov"));
    }

    List<HostileFile> refused() {
        return List.of(
                refused("absurd picture", "16,000 wide", ErrorCode.RESOLUTION_TOO_HIGH, wide()),
                inadmissible(
                        "absurd picture",
                        "16,000 wide by its parameters, 1,920 by its header",
                        ErrorCode.RESOLUTION_TOO_HIGH,
                        good().instead("avcC", read(wide()).copyOf("avcC")).bytes()),
                refused(
                        "absurd picture",
                        "16,000 high",
                        ErrorCode.RESOLUTION_TOO_HIGH,
                        clips.picture("64x16000", 1, 1)),
                refused(
                        "absurd frame rate",
                        "1,000",
                        ErrorCode.FRAME_RATE_TOO_HIGH,
                        clips.picture("1920x1080", 1000, 0.1)),
                refused(
                        "absurd pixel rate",
                        "4,096 a side, 120 a second",
                        ErrorCode.PIXEL_RATE_TOO_HIGH,
                        clips.picture("4096x4096", 120, 0.1)),
                refused("another codec", "mpeg4", ErrorCode.UNSUPPORTED_CODEC, encoded("mpeg4")),
                refused("another codec", "vp9", ErrorCode.UNSUPPORTED_CODEC, encoded("libvpx-vp9")),
                refused("another codec", "jpeg", ErrorCode.UNSUPPORTED_CODEC, encoded("mjpeg")),
                new HostileFile(
                        "no picture",
                        "sound",
                        read(clips.make("-f", "lavfi", "-i", "sine", "-t", "24"))::bytes,
                        Layer.HEADER,
                        Set.of(ErrorCode.NO_VIDEO_STREAM)));
    }

    /** Each begins and ends as a clip does: what is between shows only when all of it is decoded. */
    List<HostileFile> givenUp() {
        return List.of(
                givenUp("garbage between good pictures", "random", ErrorCode.UNREADABLE, garbageBetween(good())),
                givenUp("pictures that change their size", "to 4,096 a side", ErrorCode.PICTURE_CHANGES, changing()));
    }

    /** They tempt or lie, and play all the same. */
    List<HostileFile> clipsAllTheSame(Canary canary) {
        var lure = ("#EXTM3U\n#EXTINF:30,\nfile://" + canary.path() + "\n" + canary.url() + "\n").getBytes(ISO_8859_1);
        var elsewhere =
                box("dref", ints(0, 1), box("url ", ints(0), ("file://" + canary.path() + "\0").getBytes(ISO_8859_1)));
        var tempting = join(
                good().instead("dref", elsewhere).instead("udta", cover()).bytes(),
                box("free", lure),
                Disguises.zip("../" + canary.path(), lure));
        var lying = indexFirst()
                .over("elst", 8, -5000)
                .over("stbl", -8, 0x7fff_fff0)
                .over("moov", -8, -1);
        return List.of(
                fine("lures and a cover art bomb", tempting), fine("endless boxes and negative times", lying.bytes()));
    }

    /** A picture of 256 million pixels in a few kilobytes. */
    private static byte[] cover() {
        byte[] image = box("data", ints(14, 0), HeaderBombs.png(16_000));
        byte[] handler = box("hdlr", ints(0, 0), "mdirappl".getBytes(ISO_8859_1), ints(0, 0), new byte[1]);
        return box("udta", box("meta", ints(0), handler, box("ilst", box("covr", image))));
    }

    private static byte[] garbageBetween(Mp4 clip) {
        var sizes = ByteBuffer.wrap(clip.bytes(), clip.first("stsz").payload() + 8, 4 + 4 * 48)
                .slice();
        var spoiled = clip.bytes().clone();
        var random = new Random(11);
        int at = clip.first("mdat").payload();
        for (int picture = 0, count = sizes.getInt(); picture < count; picture++) {
            var garbage = new byte[sizes.getInt()];
            random.nextBytes(garbage);
            if (picture % 25 != 0) {
                System.arraycopy(garbage, 0, spoiled, at, garbage.length);
            }
            at += garbage.length;
        }
        return spoiled;
    }

    private byte[] changing() {
        var first = read(clips.picture("1920x1080", 2, 12, "-f", "h264"));
        var second = read(clips.picture("4096x4096", 2, 12, "-f", "h264"));
        var both = clips.containing(join(first.bytes(), second.bytes())).toString();
        return read(clips.make("-framerate", "2", "-f", "h264", "-i", both, "-c", "copy", "-tag:v", "avc3"))
                .bytes();
    }

    private Path wide() {
        return clips.picture("16000x1088", 1, 1);
    }

    private Path encoded(String codec) {
        return clips.make(
                "-f", "lavfi", "-i", "testsrc=s=320x240:r=2", "-t", "1", "-c:v", codec, "-pix_fmt", "yuv420p");
    }

    private static HostileFile refused(String technique, String name, ErrorCode code, Path file) {
        return inadmissible(technique, name, code, read(file).bytes());
    }

    private static HostileFile givenUp(String technique, String name, ErrorCode code, byte[] bytes) {
        return new HostileFile(technique, name, () -> bytes, Layer.PROCESSING, Set.of(code));
    }

    private static HostileFile fine(String name, byte[] bytes) {
        return new HostileFile("none", name, () -> bytes, Layer.PROCESSING, Set.of());
    }

    private static Mp4 read(Path file) {
        try {
            return new Mp4(Files.readAllBytes(file));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
