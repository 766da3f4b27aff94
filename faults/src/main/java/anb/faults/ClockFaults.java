package anb.faults;

import anb.faults.Fault.Struck;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Hosts that disagree on the time of day. */
final class ClockFaults {

    private static final Map<String, Long> SECONDS = Map.of("web-1", 600L, "worker-1", -600L);

    private ClockFaults() {}

    static List<Fault> all() {
        return List.of(new Fault("clocks 10 minutes fast and slow", false, ClockFaults::disagree));
    }

    /** Who signed in where it is later is somebody everywhere, and clips go through whatever the time is. */
    private static Struck disagree(Scene scene) throws Exception {
        var installation = scene.installation();
        try {
            for (var node : SECONDS.keySet()) {
                restart(scene, node, SECONDS.get(node));
            }
            installation.awaitHealthy();
            var seen = new TreeMap<String, Long>();
            for (var node : SECONDS.keySet()) {
                seen.put(node, installation.node(node).secondsFast());
                NotInjected.unless(
                        Math.abs(seen.get(node) - SECONDS.get(node)) < 5,
                        "%s is %d s fast".formatted(node, seen.get(node)));
            }
            var began = System.nanoTime();
            var videos = new ArrayList<String>();
            for (var there : List.of("web-1", "web-2")) {
                var token = scene.people().at(installation.node(there)).join("traveller-of-" + there);
                for (var here : List.of("web-1", "web-2")) {
                    var key = UUID.randomUUID().toString();
                    var video = scene.people()
                            .at(installation.node(here))
                            .insistOnUploading(token, key, Duration.ofSeconds(30));
                    scene.acknowledged().uploaded(video, key);
                    videos.add(video);
                }
            }
            for (var video : videos) {
                scene.untilProcessed(video);
            }
            scene.untilAVoteCounts();
            return new Struck(Duration.ofNanos(System.nanoTime() - began), "seconds fast: " + seen);
        } finally {
            for (var node : SECONDS.keySet()) {
                restart(scene, node, 0);
            }
        }
    }

    private static void restart(Scene scene, String node, long seconds) throws Exception {
        scene.installation().clock(node, seconds);
        Signals.kill(scene.installation().pid(node));
    }
}
