package anb.faults;

import java.nio.file.Files;
import java.time.Duration;
import java.util.List;

/** No room left for temp files. */
final class DiskFaults {

    private static final Duration WHILE = Duration.ofSeconds(6);

    private DiskFaults() {}

    static List<Fault> all() {
        return List.of(full("temp disk of a worker full", "worker-1"), full("temp disk of a web node full", "web-1"));
    }

    private static Fault full(String name, String node) {
        return new Fault(name, false, scene -> {
            var filling = SmallDisk.fill(scene.installation().folderOf(node));
            try {
                scene.upload();
                scene.upload();
                Thread.sleep(WHILE);
            } finally {
                Files.delete(filling);
            }
            var began = System.nanoTime();
            scene.untilProcessed(scene.upload());
            return Duration.ofNanos(System.nanoTime() - began);
        });
    }
}
