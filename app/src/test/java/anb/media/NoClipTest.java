package anb.media;

import static org.assertj.core.api.Assertions.assertThat;

import anb.media.Verdict.Refused;
import anb.problem.ErrorCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that are no clip, or only the beginning of one. */
class NoClipTest extends InspectionFixture {

    @Test
    void nothingAndTooMuchAreRefusedUnread() {
        assertRefused(clips.containing(new byte[0]), ErrorCode.EMPTY_FILE, 0L, 100.0);
        assertThat(inspection.inspect(Path.of("never-opened"), 104_857_601, Containers.MP4))
                .isEqualTo(new Refused(ErrorCode.FILE_TOO_LARGE, 100.1, 100.0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "%PDF-1.7 | PDF",
                "#EXTM3U\\n#EXTINF:30,\\nfile:///etc/hostname | HLS playlist",
                "ffconcat version 1.0\\nfile 'other.mp4' | ffconcat list",
                "anything else | ''"
            })
    void whatIsNoMp4IsNamed(String content, String found) {
        var bytes = content.replace("\\n", "\n").getBytes(StandardCharsets.UTF_8);
        var file = clips.containing(bytes);
        assertRefused(file, ErrorCode.NOT_MP4, found);
        assertThat(inspection.inspect(file, bytes.length, Containers.MP4_AND_QUICKTIME))
                .isEqualTo(new Refused(ErrorCode.NOT_MP4, found, "MOV"));
    }

    @Test
    void aPlaylistBehindAnMp4SignatureIsUnreadable() throws IOException {
        var head = Arrays.copyOf(Files.readAllBytes(clips.good()), 32);
        var playlist = new String(head, StandardCharsets.ISO_8859_1) + "\n#EXTM3U\n#EXTINF:30,\nfile:///etc/hostname\n";
        assertRefused(clips.containing(playlist.getBytes(StandardCharsets.ISO_8859_1)), ErrorCode.UNREADABLE);
    }

    @Test
    void aFileCutOffIsUnreadableWhereverItsIndexIs() throws IOException {
        assertRefused(half(clips.good()), ErrorCode.UNREADABLE);
        assertRefused(half(clips.picture("1920x1080", 2, 24, "-movflags", "+faststart")), ErrorCode.UNREADABLE);
    }

    @Test
    void aGoodHeaderBeforeGarbageIsUnreadable() throws IOException {
        var bytes = Files.readAllBytes(clips.picture("1920x1080", 2, 24, "-movflags", "+faststart"));
        var payload = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("mdat") + 4;
        var garbage = new byte[bytes.length - payload];
        new Random(1).nextBytes(garbage);
        System.arraycopy(garbage, 0, bytes, payload, garbage.length);
        assertRefused(clips.containing(bytes), ErrorCode.UNREADABLE);
    }

    private Path half(Path clip) throws IOException {
        var bytes = Files.readAllBytes(clip);
        return clips.containing(Arrays.copyOf(bytes, bytes.length / 2));
    }
}
