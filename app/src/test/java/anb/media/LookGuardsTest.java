package anb.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import anb.RealParts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** What the looks would do with a file that its first bytes had let pass, where the network cannot be taken away. */
@RealParts
@Timeout(300)
class LookGuardsTest {

    private static final Duration PLAY = Duration.ofSeconds(24);

    @TempDir
    Path folder;

    @Autowired
    MediaSettings settings;

    Canary canary;

    @BeforeEach
    void canary() throws IOException {
        canary = new Canary(folder);
    }

    @AfterEach
    void end() throws IOException {
        canary.close();
    }

    @Test
    void noDisguiseShowsALookAnythingOrLeadsItAnywhere() throws Exception {
        var ffmpeg = withNetwork();
        var probe = new Probe(ffmpeg);
        var inspection = inspection(probe, ffmpeg);
        for (var disguise : Disguises.at(canary)) {
            var file = Files.write(folder.resolve("sent.mp4"), disguise.bytes());
            assertThat(shows(() -> probe.header(file) instanceof Probe.Header.Read read
                            && read.report().picture().isPresent()))
                    .as("header of %s", disguise)
                    .isFalse();
            assertThat(shows(() -> probe.packets(file)
                            .filter(found -> found.count() > 0)
                            .isPresent()))
                    .as("packets of %s", disguise)
                    .isFalse();
            assertThat(shows(() -> inspection.decodes(file, Duration.ZERO, PLAY)))
                    .as("pictures of %s", disguise)
                    .isFalse();
            assertThat(canary.read()).as("canary's file, by %s", disguise).isFalse();
            assertThat(canary.connections())
                    .as("canary's port, by %s", disguise)
                    .isZero();
        }
    }

    /** Without this, that nobody was seen would say nothing. */
    @Test
    void onlyTheGuardsKeepThemFromIt() throws Exception {
        var ffmpeg = withNetwork();
        ffmpeg.probe(List.of("-i", canary.url()));
        await().until(() -> canary.connections() > 0);
        ffmpeg.probe(List.of("-i", canary.path()));
        assertThat(canary.read()).isTrue();
    }

    @Test
    void everyLookOpensItsFileWithTheGuards() throws Exception {
        var asked = Asked.in(folder);
        var probe = new Probe(asked.ffmpeg());
        var file = Path.of("clip.mp4");

        probe.header(file);
        probe.whole(file);
        probe.packets(file);
        probe.pictures(file, PLAY);
        inspection(probe, asked.ffmpeg()).decodes(file, Duration.ZERO, PLAY);

        assertThat(asked.commands()).hasSize(5);
        asked.everyInputIsGuarded();
    }

    private Ffmpeg withNetwork() throws IOException, InterruptedException {
        var here = Sandbox.ofThisHost(Programs.environment(settings), List.of());
        return new Ffmpeg(settings, new Sandbox(List.of(), here.limits(), List.of(), List.of(), List.of()));
    }

    private Inspection inspection(Probe probe, Ffmpeg ffmpeg) {
        return new Inspection(new Admission(StandIn.rules()), probe, ffmpeg, settings);
    }

    private interface Look {

        boolean shows() throws IOException, InterruptedException;
    }

    /** What wants more memory than it gets shows nothing. */
    private static boolean shows(Look look) throws IOException, InterruptedException {
        try {
            return look.shows();
        } catch (Starved bomb) {
            return false;
        }
    }
}
