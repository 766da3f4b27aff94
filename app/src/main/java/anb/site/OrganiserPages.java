package anb.site;

import anb.audit.Actor;
import anb.audit.Audit;
import anb.audit.AuditEntry;
import anb.editions.Editions;
import anb.jobs.Backlog;
import anb.jobs.DeadJobs;
import anb.jobs.DeadJobs.DeadJob;
import anb.jobs.JobId;
import anb.jobs.Replay;
import anb.showcase.AllVideos;
import anb.showcase.AllVideos.Which;
import anb.videos.Moderation;
import anb.videos.VideoId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The contest from the organiser's desk: work and its accidents, every video, and who did what. */
@Controller
@RequestMapping("/organiser")
class OrganiserPages {

    private static final int SHOWN = 50;

    private final Pages pages;
    private final Backlog backlog;
    private final DeadJobs deadJobs;
    private final Replay replay;
    private final AllVideos videos;
    private final Moderation moderation;
    private final Audit audit;
    private final Editions editions;

    OrganiserPages(
            Pages pages,
            Backlog backlog,
            DeadJobs deadJobs,
            Replay replay,
            AllVideos videos,
            Moderation moderation,
            Audit audit,
            Editions editions) {
        this.pages = pages;
        this.backlog = backlog;
        this.deadJobs = deadJobs;
        this.replay = replay;
        this.videos = videos;
        this.moderation = moderation;
        this.audit = audit;
        this.editions = editions;
    }

    /** Work: what waits, runs and died. */
    record WorkPage(Frame frame, List<Backlog.Depth> lanes, List<Backlog.Running> running, List<DeadJob> dead) {}

    /** Videos of one kind. */
    record VideosPage(Frame frame, Which which, List<AllVideos.Row> videos) {

        List<Which> kinds() {
            return List.of(Which.values());
        }
    }

    /** The latest acts. */
    record AuditPage(Frame frame, List<AuditEntry> entries) {}

    @GetMapping
    ResponseEntity<byte[]> work(Frame frame) {
        var page = new WorkPage(frame, backlog.lanes(), backlog.running(), deadJobs.list(SHOWN));
        return pages.own("work", page, frame);
    }

    @PostMapping("/jobs/{id}/replay")
    ResponseEntity<byte[]> replay(Actor actor, @PathVariable UUID id) {
        replay.one(actor, new JobId(id));
        return Redirects.to("/organiser");
    }

    @GetMapping("/videos")
    ResponseEntity<byte[]> videos(Frame frame, @RequestParam(defaultValue = "ALL") Which which) {
        var rows = videos.newest(editions.current().id(), which, SHOWN);
        return pages.own("allvideos", new VideosPage(frame, which, rows), frame);
    }

    @PostMapping("/videos/{id}/hide")
    ResponseEntity<byte[]> hide(
            Actor actor, @PathVariable VideoId id, @RequestParam(required = false) @Nullable String reason) {
        moderation.hide(id, reason);
        audit.write(actor, "hide video " + id, "hidden");
        return Redirects.to("/organiser/videos?which=HIDDEN");
    }

    @PostMapping("/videos/{id}/restore")
    ResponseEntity<byte[]> restore(Actor actor, @PathVariable VideoId id) {
        moderation.restore(id);
        audit.write(actor, "restore video " + id, "restored");
        return Redirects.to("/organiser/videos");
    }

    @GetMapping("/audit")
    ResponseEntity<byte[]> audit(Frame frame) {
        return pages.own("audit", new AuditPage(frame, audit.latest(SHOWN, null)), frame);
    }

    /** How a kind of videos is called in an address and in texts. */
    static String named(Which which) {
        return which.name().toLowerCase(Locale.ROOT);
    }
}
