package anb.site;

import anb.audit.Actor;
import anb.jobs.Backlog;
import anb.jobs.DeadJobs;
import anb.jobs.DeadJobs.DeadJob;
import anb.jobs.JobId;
import anb.jobs.Replay;
import anb.paging.Part;
import anb.problem.Bounds;
import anb.showcase.AllVideos;
import anb.site.WorkPage.Dead;
import java.time.InstantSource;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    private static final String DESK = "/organiser";
    private static final int FIRST = 10, MOST_PAGES = 1_000;

    private final Pages pages;
    private final Backlog backlog;
    private final DeadJobs deadJobs;
    private final Replay replay;
    private final AllVideos videos;
    private final InstantSource clock;

    WorkPages(Pages pages, Backlog backlog, DeadJobs deadJobs, Replay replay, AllVideos videos, InstantSource clock) {
        this.pages = pages;
        this.backlog = backlog;
        this.deadJobs = deadJobs;
        this.replay = replay;
        this.videos = videos;
        this.clock = clock;
    }

    @GetMapping(DESK)
    ResponseEntity<byte[]> show(
            Frame frame,
            @RequestParam(required = false) @Nullable Integer dead,
            @RequestParam(required = false) @Nullable String done) {
        return pages.own("work", now(frame, dead, done), frame);
    }

    /** Not below the desk, where each request has its entry in the audit: that somebody looks is written once an hour. */
    @GetMapping("/site/organiser/work")
    ResponseEntity<byte[]> anew(Frame frame, @RequestParam(required = false) @Nullable Integer dead) {
        return pages.own("worknow", now(frame, dead, null), frame);
    }

    @PostMapping("/organiser/jobs/{id}/replay")
    ResponseEntity<byte[]> replay(Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = DESK) String next) {
        var did = replay.one(actor, new JobId(id)) ? Done.JOB_REPLAYED : Done.JOB_NOT_REPLAYED;
        return Redirects.to(did.at(Redirects.within(next)));
    }

    @PostMapping("/organiser/dead/replay")
    ResponseEntity<byte[]> replayAll(Actor actor) {
        long dead = deadJobs.count();
        var did = replay.all(actor) < dead ? Done.JOBS_LEFT : Done.JOBS_REPLAYED;
        return Redirects.to(did.at(DESK));
    }

    private WorkPage now(Frame frame, @Nullable Integer number, @Nullable String done) {
        var running = backlog.running();
        var waiting = backlog.waiting(FIRST);
        var dead = dead(Bounds.check("dead", number, 1, 1, MOST_PAGES));
        var subjects = Stream.of(
                        running.stream().map(Backlog.Running::subject),
                        waiting.stream().map(Backlog.Waiting::subject),
                        dead.jobs().stream().map(DeadJob::subject))
                .flatMap(each -> each)
                .collect(Collectors.toUnmodifiableSet());
        var left = dead.all() == 0 ? "" : frame.number(dead.all());
        return new WorkPage(
                frame,
                clock.instant(),
                backlog.lanes(),
                running,
                backlog.workers(),
                waiting,
                dead,
                videos.named(subjects),
                Done.said("desk", done, frame, left));
    }

    private Dead dead(int number) {
        var some = Part.of(deadJobs.list(Dead.SHOWN + 1, (number - 1) * Dead.SHOWN), Dead.SHOWN);
        return new Dead(some.rows(), deadJobs.count(), number, some.further());
    }
}
