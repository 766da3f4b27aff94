package anb.faults;

import java.util.List;

/** ffmpeg that does not do its work: killed with a reason, and the job tried again. */
final class FfmpegFaults {

    private FfmpegFaults() {}

    static List<Fault> all() {
        return List.of(
                misbehaving("ffmpeg hangs", FfmpegInDisguise.Mode.HANG),
                misbehaving("ffmpeg spins without progress", FfmpegInDisguise.Mode.SPIN),
                misbehaving("ffmpeg eats memory", FfmpegInDisguise.Mode.EAT));
    }

    /** From the moment it could be ffmpeg again, which is as soon as one run has begun. */
    private static Fault misbehaving(String name, FfmpegInDisguise.Mode mode) {
        return new Fault(name, false, scene -> {
            scene.installation().ffmpeg(mode);
            try {
                var video = scene.upload();
                var job = scene.awaitJob(video, "an encode", now -> now.phase().equals("encoding"));
                Thread.sleep(500);
                scene.installation().ffmpeg(FfmpegInDisguise.Mode.PASS);
                return scene.untilTakenOver(job, video);
            } finally {
                scene.installation().ffmpeg(FfmpegInDisguise.Mode.PASS);
            }
        });
    }
}
