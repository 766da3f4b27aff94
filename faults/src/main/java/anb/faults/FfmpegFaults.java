package anb.faults;

import anb.faults.Fault.Struck;
import anb.faults.Scene.Ended;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** ffmpeg that does not do its work: killed with a reason, and the job tried again. */
final class FfmpegFaults {

    private static final Duration GONE = Duration.ofSeconds(5);

    private FfmpegFaults() {}

    static List<Fault> all() {
        return List.of(
                misbehaving("ffmpeg hangs", FfmpegInDisguise.Mode.HANG, FfmpegFaults::stoodStill),
                misbehaving("ffmpeg spins without progress", FfmpegInDisguise.Mode.SPIN, FfmpegFaults::stoodStill),
                misbehaving("ffmpeg eats memory", FfmpegInDisguise.Mode.EAT, FfmpegFaults::gotNoMore));
    }

    static boolean stoodStill(Ended run) {
        return run.outcome().equals("retry") && run.reason().contains("no progress");
    }

    static boolean gotNoMore(Ended run) {
        return run.outcome().equals("retry") && run.reason().contains("code 244");
    }

    /** From the moment it could be ffmpeg again, which is as soon as one run has begun. */
    private static Fault misbehaving(String name, FfmpegInDisguise.Mode mode, Predicate<Ended> sign) {
        return new Fault(name, false, scene -> {
            scene.installation().ffmpeg(mode);
            try {
                var video = scene.upload();
                var job = scene.awaitJob(video, "an encode", now -> now.phase().equals("encoding"));
                Thread.sleep(500);
                scene.installation().ffmpeg(FfmpegInDisguise.Mode.PASS);
                var recovery = scene.untilTakenOver(job, video);
                var run = scene.ended(job.fence());
                NotInjected.unless(sign.test(run), "the run of the misbehaving ffmpeg was: " + run);
                Waiting.until("what ffmpeg had begun is gone", GONE, () -> !FfmpegInDisguise.leftAChild());
                return new Struck(recovery, run.reason());
            } finally {
                scene.installation().ffmpeg(FfmpegInDisguise.Mode.PASS);
            }
        });
    }
}
