package anb.faults;

import anb.faults.Fault.Struck;
import anb.faults.Scene.Ended;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** ffmpeg that does not do its work: killed with a reason, and the job tried again. */
final class FfmpegFaults {

    private static final Duration GONE = Duration.ofSeconds(5),
            BEGUN = Duration.ofSeconds(20),
            FULL = Duration.ofMinutes(1);

    private FfmpegFaults() {}

    /** @param memory whether the host has enough of it to lose some */
    static List<Fault> all(boolean memory) {
        var all = new ArrayList<>(List.of(
                misbehaving("ffmpeg hangs", FfmpegInDisguise.Mode.HANG),
                misbehaving("ffmpeg spins without progress", FfmpegInDisguise.Mode.SPIN)));
        if (memory) {
            all.add(new Fault("ffmpeg eats memory", false, FfmpegFaults::eaten));
        }
        return all;
    }

    static boolean stoodStill(Ended run) {
        return run.outcome().equals("retry") && run.reason().contains("no progress");
    }

    static boolean gotNoMore(Ended run) {
        return run.outcome().equals("retry") && run.reason().contains("code 244");
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
                var recovery = scene.untilTakenOver(job, video);
                var run = scene.ended(job.fence());
                NotInjected.unless(stoodStill(run), "the run of the misbehaving ffmpeg was: " + run);
                Waiting.until("what ffmpeg had begun is gone", GONE, () -> !FfmpegInDisguise.leftAChild());
                return new Struck(recovery, run.reason());
            } finally {
                scene.installation().ffmpeg(FfmpegInDisguise.Mode.PASS);
            }
        });
    }

    /** One encode alone: of two that grow at once the host might have too little. */
    private static Struck eaten(Scene scene) throws Exception {
        scene.awaitRest();
        scene.installation().ffmpeg(FfmpegInDisguise.Mode.EAT);
        try {
            var video = scene.upload();
            var job = scene.awaitJob(video, "an encode", now -> now.phase().equals("encoding"));
            Waiting.until(
                    "ffmpeg begins to eat",
                    BEGUN,
                    () -> FfmpegInDisguise.eater().isPresent());
            scene.installation().ffmpeg(FfmpegInDisguise.Mode.PASS);
            var meal = Meal.of(FfmpegInDisguise.eater());
            var recovery = scene.untilTakenOver(job, video);
            var run = scene.ended(job.fence());
            NotInjected.unless(gotNoMore(run), "the run of the hungry ffmpeg was: " + run);
            NotInjected.unless(meal.filling(), "ffmpeg was refused more, but " + meal);
            return new Struck(recovery, run.reason() + ": " + meal);
        } finally {
            scene.installation().ffmpeg(FfmpegInDisguise.Mode.PASS);
        }
    }

    /**
     * What a process was seen to take until it ended, in bytes.
     *
     * @param limit of its address space, 0 when there was none
     */
    record Meal(long most, long limit) {

        static Meal of(Optional<ProcessHandle> eater) throws InterruptedException {
            if (eater.isEmpty()) {
                return new Meal(0, 0);
            }
            long pid = eater.get().pid();
            long limit = Memory.limit(pid);
            var most = new long[1];
            Waiting.until("ffmpeg gets no more memory", FULL, () -> {
                most[0] = Math.max(most[0], Memory.resident(pid));
                return !eater.get().isAlive();
            });
            return new Meal(most[0], limit);
        }

        /** It was really there, and what ended it was the limit. */
        boolean filling() {
            return most > Memory.GB && limit > 0;
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%.1f GB were resident, of an address space of %.1f GB (RLIMIT_AS)",
                    (double) most / Memory.GB,
                    (double) limit / Memory.GB);
        }
    }
}
