package anb.media;

import static org.assertj.core.api.Assertions.assertThat;

import anb.RealParts;
import anb.media.Verdict.Accepted;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What else a file has is not kept, so a good clip is one whatever that is. */
@RealParts
class BesideThePictureTest {

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

    @ParameterizedTest
    @CsvSource({"pcm_mulaw, mov", "pcm_alaw, mov", "adpcm_ima_qt, mov", "dca, mp4"})
    void soundThatCamerasAndEditorsWriteIsNoReasonToRefuseAClip(String sound, String container) {
        var clip = clips.make(
                "-i",
                clips.good().toString(),
                "-f",
                "lavfi",
                "-i",
                "sine=sample_rate=48000:duration=24",
                "-map",
                "0:v",
                "-map",
                "1:a",
                "-c:v",
                "copy",
                "-c:a",
                sound,
                "-strict",
                "-2",
                "-f",
                container);

        assertThat(inspect(clip)).isInstanceOf(Accepted.class);
    }

    @Test
    void aPictureThatBeginsLongAfterTheSoundIsLookedAtWhereItBegins() {
        var clip = clips.make(
                "-itsoffset",
                "3",
                "-i",
                clips.good().toString(),
                "-f",
                "lavfi",
                "-i",
                "sine=duration=27",
                "-map",
                "0:v",
                "-map",
                "1:a",
                "-c:v",
                "copy",
                "-c:a",
                "aac");

        assertThat(inspect(clip))
                .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted -> assertThat(accepted.info().duration()).hasSeconds(24));
    }

    private Verdict inspect(Path clip) {
        return inspection.inspect(clip, clip.toFile().length(), Containers.MP4_AND_QUICKTIME);
    }
}
