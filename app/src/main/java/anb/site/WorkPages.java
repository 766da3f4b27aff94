package anb.site;

import anb.audit.Actor;
import anb.jobs.Backlog;
import anb.jobs.DeadJobs;
import anb.jobs.JobId;
import anb.jobs.Replay;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Work and its accidents on the organiser's desk. The page asks for what is new by itself while somebody looks at it. */
@Controller
class WorkPages {

    private static final int SHOWN = 50;

    private final Pages pages;
    private final Backlog backlog;
    private final DeadJobs deadJobs;
    private final Replay replay;
    private final InstantSource clock;

    WorkPages(Pages pages, Backlog backlog, DeadJobs deadJobs, Replay replay, InstantSource clock) {
        this.pages = pages;
        this.backlog = backlog;
        this.deadJobs = deadJobs;
        this.replay = replay;
        this.clock = clock;
    }

    @GetMapping("/organiser")
    ResponseEntity<byte[]> show(Frame frame, @RequestParam(required = false) @Nullable String done) {
        return pages.own("work", now(frame, Done.said("desk", done, frame)), frame);
    }

    /** Not below the desk, where each request has its entry in the audit: that somebody looks is written once an hour. */
    @GetMapping("/site/organiser/work")
    ResponseEntity<byte[]> anew(Frame frame) {
        return pages.own("worknow", now(frame, null), frame);
    }

    @PostMapping("/organiser/jobs/{id}/replay")
    ResponseEntity<byte[]> replay(Actor actor, @PathVariable UUID id) {
        replay.one(actor, new JobId(id));
        return Redirects.to(Done.JOB_REPLAYED.at("/organiser"));
    }

    private WorkPage now(Frame frame, @Nullable String done) {
        return new WorkPage(frame, clock.instant(), backlog.lanes(), backlog.running(), deadJobs.list(SHOWN), done);
    }
}
