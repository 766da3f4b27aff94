package anb.faults;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the platform has said it did, and during which fault: the promises it is held to afterwards. */
final class Acknowledged {

    /** A clip that got 201; the key is what makes repeating it harmless, its own id when it came in parts. */
    record Upload(String video, String key, String during) {}

    /** What is known of one person's vote for one video. */
    record Vote(boolean cast, boolean certain, String during) {}

    private final List<Upload> uploads = new CopyOnWriteArrayList<>();
    /** By voter and video, with a blank between. */
    private final Map<String, Vote> votes = new ConcurrentHashMap<>();

    /** By video, and during which fault. */
    private final Map<String, String> deletions = new ConcurrentHashMap<>();

    private volatile String fault = "no fault";

    void begin(String name) {
        fault = name;
    }

    void uploaded(String video, String key) {
        uploads.add(new Upload(video, key, fault));
    }

    /** Its owner has deleted it: nothing of it may be left. */
    void deleted(String video) {
        uploads.removeIf(upload -> upload.video().equals(video));
        deletions.put(video, fault);
    }

    /** Neither is known when the answer did not arrive. */
    void voted(String voter, String video, boolean cast, boolean certain) {
        votes.put(voter + " " + video, new Vote(cast, certain, fault));
    }

    List<Upload> uploads() {
        return uploads;
    }

    Map<String, String> deletions() {
        return deletions;
    }

    Map<String, Vote> votes() {
        return votes;
    }
}
