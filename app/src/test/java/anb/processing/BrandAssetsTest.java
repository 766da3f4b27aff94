package anb.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import anb.RealParts;
import anb.media.Clips;
import anb.media.Ffmpeg;
import anb.storage.ObjectStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;

@RealParts
class BrandAssetsTest {

    @TempDir
    Path folder;

    @Autowired
    BrandAssets assets;

    @Autowired
    ObjectStore store;

    @Autowired
    Ffmpeg ffmpeg;

    Clips clips;

    @BeforeEach
    void clips() {
        clips = new Clips(ffmpeg, folder);
    }

    @AfterEach
    void theBuiltInOnesComeBack() throws Exception {
        for (var asset : Asset.values()) {
            store.delete(asset.key());
        }
        assets.run(new DefaultApplicationArguments());
    }

    @Test
    void theFirstStartPutsTheBuiltInOnesIntoTheBucket() throws Exception {
        assertThat(Asset.values()).allMatch(asset -> store.exists(asset.key()));
        assertThat(assets.current().opening().plays()).isEqualTo(Duration.ofMillis(2500));
        assertThat(assets.current().closing().plays()).isEqualTo(Duration.ofMillis(2500));
    }

    @Test
    void whatTheOrganiserPutThereIsUsedAndNeverOverwritten() throws Exception {
        var own = clips.make("-f", "lavfi", "-i", "color=red:s=640x360:r=25", "-t", "1", "-c:v", "libx264");
        store.put(Asset.OPENING.key(), own, "video/mp4");
        assets.run(new DefaultApplicationArguments());
        assertThat(assets.current().opening().plays()).isEqualTo(Duration.ofSeconds(1));
        assertThat(assets.current().opening().frameRate()).isCloseTo(25, within(0.01));
        assertThat(assets.current().opening().file()).hasSameBinaryContentAs(own);
    }

    @Test
    void aBumperIsMeasuredOnceForAllJobs() throws Exception {
        var first = assets.current();

        assertThat(assets.current().opening()).isSameAs(first.opening());
        assertThat(assets.current().closing()).isSameAs(first.closing());
    }

    @Test
    void anotherAssetIsAnotherBrandAndTheSameBytesAreTheSame() throws Exception {
        var before = assets.current().fingerprint();
        var own = clips.make("-f", "lavfi", "-i", "color=blue:s=640x360:r=25", "-t", "1", "-c:v", "libx264");
        store.put(Asset.CLOSING.key(), own, "video/mp4");
        assertThat(assets.current().fingerprint()).isNotEqualTo(before);
        theBuiltInOnesComeBack();
        assertThat(assets.current().fingerprint()).isEqualTo(before);
    }

    @Test
    void aBrokenReplacementGivesWayToTheBuiltInOne() throws Exception {
        var logo = Files.readAllBytes(assets.current().logo());
        store.put(Asset.LOGO.key(), clips.containing(new byte[] {1, 2, 3}), "image/png");
        store.put(Asset.CLOSING.key(), clips.make("-f", "lavfi", "-i", "sine", "-t", "1", "-c:a", "aac"), "video/mp4");
        var brand = assets.current();
        assertThat(brand.logo()).hasBinaryContent(logo);
        assertThat(brand.closing().plays()).isEqualTo(Duration.ofMillis(2500));
    }
}
