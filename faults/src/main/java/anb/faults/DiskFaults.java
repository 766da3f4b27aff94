package anb.faults;

import anb.faults.Fault.Struck;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** No room left for temp files, and somebody who needs some. */
final class DiskFaults {

    private static final int ATTEMPTS = 8;
    private static final Duration EACH = Duration.ofSeconds(5);

    private DiskFaults() {}

    static List<Fault> all() {
        return List.of(
                full("temp disk of a worker full", "worker-1", DiskFaults::untilAWorkerMeetsIt),
                full("temp disk of a web node full", "web-1", DiskFaults::untilAPlayerMeetsIt));
    }

    private interface Meeting {

        /** Sends the node work. @return what it said of its disk */
        String at(Scene scene, String node) throws Exception;
    }

    private static Fault full(String name, String node, Meeting meeting) {
        return new Fault(name, false, scene -> {
            var filling = SmallDisk.fill(scene.installation().folderOf(node));
            String seen;
            try {
                seen = meeting.at(scene, node);
            } finally {
                Files.delete(filling);
            }
            var began = System.nanoTime();
            scene.untilProcessed(scene.upload());
            return new Struck(Duration.ofNanos(System.nanoTime() - began), seen);
        });
    }

    /** A run of its own gave the full disk as its reason. */
    private static String untilAWorkerMeetsIt(Scene scene, String node) throws Exception {
        long pid = scene.installation().pid(node);
        long before = runsWithoutRoom(scene, pid);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            SmallDisk.fill(scene.installation().folderOf(node)); // a run that was under way has given its room back
            scene.upload();
            try {
                Waiting.until("a run without room", EACH, () -> runsWithoutRoom(scene, pid) > before);
                return "a run on %s ended with '%s'".formatted(node, SmallDisk.FULL);
            } catch (IllegalStateException notYet) {
                // the other worker took it
            }
        }
        throw new NotInjected("no run on %s said '%s'".formatted(node, SmallDisk.FULL));
    }

    private static long runsWithoutRoom(Scene scene, long pid) {
        return scene.database()
                .sql("""
                        select count(*) from job_attempt
                        where worker like '%:' || :pid || ':%' and reason || coalesce(log_tail, '') like '%' || :full || '%'
                        """)
                .param("pid", Long.toString(pid))
                .param("full", SmallDisk.FULL)
                .query(Long.class)
                .single();
    }

    /** An upload through this very node is turned away, as something that may be tried again, and the node says why. */
    private static String untilAPlayerMeetsIt(Scene scene, String node) throws Exception {
        long before = scene.installation().log().said(node, SmallDisk.FULL);
        var people = scene.people().at(scene.installation().node(node));
        int status = people.upload(scene.somePlayer(), UUID.randomUUID().toString(), 0)
                .status();
        NotInjected.unless(status != 201, "an upload through %s was accepted".formatted(node));
        if (status != 503) {
            throw new IllegalStateException("a full disk was answered with " + status);
        }
        Waiting.until(node + " says why", EACH, () -> scene.installation().log().said(node, SmallDisk.FULL) > before);
        scene.upload();
        return "%s turned an upload away and said '%s'".formatted(node, SmallDisk.FULL);
    }
}
