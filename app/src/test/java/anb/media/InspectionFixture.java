package anb.media;

import static org.assertj.core.api.Assertions.assertThat;

import anb.RealParts;
import anb.media.Verdict.Accepted;
import anb.media.Verdict.Refused;
import anb.problem.ErrorCode;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** What tests of looking at files share. */
@RealParts
abstract class InspectionFixture {

    @TempDir
    Path folder;

    @Autowired
    Inspection inspection;

    @Autowired
    Ffmpeg ffmpeg;

    Clips clips;

    @BeforeEach
    void clips() {
        clips = new Clips(ffmpeg, folder);
    }

    MediaInfo accepted(Path clip) {
        var verdict = inspect(clip);
        assertThat(verdict).isInstanceOf(Accepted.class);
        return ((Accepted) verdict).info();
    }

    void assertRefused(Path clip, ErrorCode code, Object... arguments) {
        assertThat(inspect(clip)).isEqualTo(new Refused(code, arguments));
    }

    Verdict inspect(Path clip) {
        return inspection.inspect(clip, clip.toFile().length(), Containers.MP4);
    }
}
