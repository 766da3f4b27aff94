package anb.site;

import anb.jobs.Backlog;
import anb.jobs.DeadJobs.DeadJob;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Work as it stands: what waits, runs and died.
 *
 * @param at when that was
 * @param done what the organiser did to come here
 */
record WorkPage(
        Frame frame,
        Instant at,
        List<Backlog.Depth> lanes,
        List<Backlog.Running> running,
        List<DeadJob> dead,
        @Nullable String done) {

    /** All of it in one line, for who is read to. */
    String told() {
        long queued = lanes.stream().mapToLong(Backlog.Depth::queued).sum();
        return frame.t("desk.told", frame.number(running.size()), frame.number(queued), frame.number(dead.size()));
    }

    /** What a job is for; its own name where it has none here. */
    String kind(String kind) {
        return named("desk.kind." + kind, kind);
    }

    String phase(@Nullable String phase) {
        return phase == null ? "–" : named("desk.phase." + phase, phase);
    }

    private String named(String key, String otherwise) {
        var said = frame.said(key);
        return said == null ? otherwise : said;
    }
}
