package anb.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import anb.RealParts;
import anb.jobs.Job;
import anb.jobs.JobId;
import anb.jobs.Lease;
import anb.jobs.Outcome;
import anb.jobs.Outcome.Done;
import anb.jobs.Outcome.GiveUp;
import anb.media.Clips;
import anb.media.Ffmpeg;
import anb.media.Probe;
import anb.storage.ObjectKey;
import anb.storage.ObjectStore;
import anb.storage.Scratch;
import anb.videos.Rendition;
import anb.videos.VideoId;
import anb.videos.VideoJobs;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

@RealParts
@Timeout(120)
class RenderingTest {

    @TempDir
    Path folder;

    @Autowired
    Rendering rendering;

    @Autowired
    ObjectStore store;

    @Autowired
    Scratch scratch;

    @Autowired
    Ffmpeg ffmpeg;

    @Autowired
    Probe probe;

    Clips clips;
    final Job job = new Job(new JobId(UUID.randomUUID()), VideoJobs.RENDER, UUID.randomUUID(), UUID.randomUUID(), 7, 1);
    final VideoId video = new VideoId(job.subject());
    final List<String> phases = new CopyOnWriteArrayList<>();
    final List<Integer> percents = new CopyOnWriteArrayList<>();

    @BeforeEach
    void clips() {
        clips = new Clips(ffmpeg, folder);
    }

    @Test
    void anUprightClipIsFramedMarkedJoinedAndStoredUnderItsFence() throws Exception {
        upload(clips.make(
                "-f",
                "lavfi",
                "-i",
                "color=white:s=1080x1920:r=2",
                "-f",
                "lavfi",
                "-i",
                "sine",
                "-t",
                "20",
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-pix_fmt",
                "yuv420p",
                "-c:a",
                "aac",
                "-metadata",
                "location=+04.71-074.07/"));
        assertThat(run(lease(() -> {}))).isInstanceOf(Done.class);
        assertThat(phases).containsExactly("fetching", "probing", "encoding", "checking", "storing");
        assertThat(percents).isSorted().hasSizeGreaterThan(3).allMatch(percent -> percent <= 100);
        var clip = fetch(Rendition.clip(video, 7));
        assertThat(probe.packets(clip).orElseThrow().span()).isEqualTo(Duration.ofSeconds(25));
        for (var moment : List.of("2.52", "12", "22.45")) {
            var frame = frame(clip, moment);
            assertThat(brightness(frame, 640, 360)).isGreaterThan(220);
            assertThat(brightness(frame, 100, 360)).isLessThan(20);
            assertThat(brightestOf(frame, 1024, 36, 220, 88)).isBetween(100, 180);
        }
        assertThat(brightness(frame(clip, "2.45"), 640, 360)).isLessThan(60);
        var poster = ImageIO.read(fetch(Rendition.poster(video, 7)).toFile());
        assertThat(List.of(poster.getWidth(), poster.getHeight())).containsExactly(1280, 720);
        assertThat(brightness(poster, 640, 360)).isGreaterThan(220);
        assertThat(ImageIO.read(fetch(Rendition.thumbnail(video, 7)).toFile()).getWidth())
                .isEqualTo(480);
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void aFileThatIsNoVideoIsGivenUpAndLeavesNothing() throws Exception {
        upload(clips.containing(new byte[] {1, 2, 3}));
        assertThat(run(lease(() -> {})))
                .isInstanceOfSatisfying(
                        GiveUp.class, end -> assertThat(end.reason()).isEqualTo("not_mp4 [, MOV]"));
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void anOriginalThatHasExpiredIsGivenUp() throws Exception {
        assertThat(run(lease(() -> {})))
                .isInstanceOfSatisfying(
                        GiveUp.class, end -> assertThat(end.reason()).startsWith("original_expired"));
    }

    /** Of a long clip, so that it is not over before; this node may have another at work, which ends soon. */
    @Test
    void interruptingARunKillsFfmpegAndLeavesNothing() throws Exception {
        upload(clips.picture("1920x1080", 2, 59));
        var encoding = new CompletableFuture<Void>();
        var ended = new AtomicReference<Throwable>();
        var worker = Thread.ofVirtual().start(() -> {
            try {
                rendering.run(job, lease(() -> encoding.complete(null)));
            } catch (Exception thrown) {
                ended.set(thrown);
            }
        });
        encoding.join();
        worker.interrupt();
        assertThat(worker.join(Duration.ofSeconds(30))).isTrue();
        assertThat(ended.get()).isInstanceOf(InterruptedException.class);
        await().untilAsserted(() -> {
            assertThat(leftovers()).isEmpty();
            assertThat(ProcessHandle.current()
                            .descendants()
                            .flatMap(process -> process.info().command().stream())
                            .filter(command -> command.endsWith("ffmpeg")))
                    .isEmpty();
        });
    }

    private Outcome run(Lease lease) throws Exception {
        return rendering.run(job, lease);
    }

    /** Runs {@code whenEncoding} at the first sign of an encode under way. */
    private Lease lease(Runnable whenEncoding) {
        return new Lease() {
            @Override
            public boolean held() {
                return true;
            }

            @Override
            public void report(String phase, int percent) {
                if (!phases.contains(phase)) {
                    phases.add(phase);
                }
                if (phase.equals("encoding") && percent > 0) {
                    percents.add(percent);
                    whenEncoding.run();
                }
            }
        };
    }

    private void upload(Path clip) {
        store.put(ObjectKey.original(job.subject()), clip, "video/mp4");
    }

    private Path fetch(ObjectKey key) {
        var target = folder.resolve(key.value().replace('/', '-'));
        store.get(key, target);
        return target;
    }

    private BufferedImage frame(Path clip, String second) throws IOException {
        var picture = clips.make("-ss", second, "-i", clip.toString(), "-frames:v", "1", "-c:v", "png", "-f", "image2");
        return ImageIO.read(picture.toFile());
    }

    /** Objects of this run, unless it went well, and folders of any run. */
    private List<String> leftovers() throws IOException {
        try (var folders = Files.list(scratch.home())) {
            return folders.map(path -> path.getFileName().toString())
                    .filter(name -> name.startsWith("render"))
                    .toList();
        }
    }

    private static int brightness(BufferedImage image, int x, int y) {
        int rgb = image.getRGB(x, y);
        return (((rgb >> 16) & 255) + ((rgb >> 8) & 255) + (rgb & 255)) / 3;
    }

    private static int brightestOf(BufferedImage image, int left, int top, int width, int height) {
        int brightest = 0;
        for (int y = top; y < top + height; y++) {
            for (int x = left; x < left + width; x++) {
                brightest = Math.max(brightest, brightness(image, x, y));
            }
        }
        return brightest;
    }
}
