package anb.site;

import anb.jobs.Backlog;
import anb.jobs.DeadJobs.DeadJob;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Work as it stands: what waits, runs and died, and who works.
 *
 * @param at when that was
 * @param waiting the first in line
 * @param names of the videos all that is about, by their ids
 * @param done what the organiser did to come here
 */
record WorkPage(
        Frame frame,
        Instant at,
        List<Backlog.Depth> lanes,
        List<Backlog.Running> running,
        List<Backlog.Node> workers,
        List<Backlog.Waiting> waiting,
        Dead dead,
        Map<UUID, String> names,
        @Nullable String done) {

    /**
     * A page of those that died.
     *
     * @param all how many there are
     * @param number of the page, from 1
     */
    record Dead(List<DeadJob> jobs, long all, int number, boolean further) {

        static final int SHOWN = 50;
    }

    /** Where this is asked for anew. */
    String source() {
        return address("/site/organiser/work", dead.number());
    }

    /** This very page, without what was done. */
    String here() {
        return address(dead.number());
    }

    String address(int number) {
        return address("/organiser", number);
    }

    private static String address(String page, int number) {
        return page + (number > 1 ? "?dead=" + number : "");
    }

    /** All of it in one line, for who is read to. */
    String told() {
        long queued = lanes.stream().mapToLong(Backlog.Depth::queued).sum();
        return frame.t(
                "desk.told",
                frame.number(running.size()),
                frame.number(queued),
                frame.number(dead.all()),
                unattended());
    }

    /** That nobody works, and since when; empty while somebody does. */
    String unattended() {
        if (!Backlog.unattended(workers, running)) {
            return "";
        }
        return frame.t(
                "desk.workers.none", Backlog.lastHeard(workers).map(frame::time).orElse(""));
    }

    /** How it is with a worker; of one that is silent is said since when. */
    String state(Backlog.Node worker) {
        return worker.alive()
                ? frame.t(worker.draining() ? "desk.worker.draining" : "desk.worker.alive")
                : frame.t("desk.worker.silent", frame.clock(worker.seenAt()));
    }

    /** How much runs and waits in a lane, and for how long, where anything does that somebody waits for. */
    String told(Backlog.Depth lane) {
        long seconds = Math.round(lane.oldestDueSeconds());
        var waited = lane.queued() == 0 || seconds == 0 ? "" : frame.number(seconds);
        return frame.t("desk.lane", frame.number(lane.running()), frame.number(lane.queued()), waited);
    }

    /** What a job is about: a title and its player, or nothing but its id. */
    String name(UUID subject) {
        return names.getOrDefault(subject, subject.toString());
    }

    boolean named(UUID subject) {
        return names.containsKey(subject);
    }

    /** What a job is for; its own name where it has none here. */
    String kind(String kind) {
        return text("desk.kind." + kind, kind);
    }

    String phase(@Nullable String phase) {
        return phase == null ? "–" : text("desk.phase." + phase, phase);
    }

    private String text(String key, String otherwise) {
        var said = frame.said(key);
        return said == null ? otherwise : said;
    }
}
