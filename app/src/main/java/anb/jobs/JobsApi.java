package anb.jobs;

import anb.audit.Actor;
import anb.problem.Bounds;
import anb.problem.ErrorCode;
import anb.problem.Problem;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The job table for organisers: what waits and runs, and who works, what died and why, and once more. */
@RestController
@RequestMapping(path = "/api/admin/jobs", produces = MediaType.APPLICATION_JSON_VALUE)
class JobsApi {

    private final Backlog backlog;
    private final DeadJobs deadJobs;
    private final Replay replay;

    JobsApi(Backlog backlog, DeadJobs deadJobs, Replay replay) {
        this.backlog = backlog;
        this.deadJobs = deadJobs;
        this.replay = replay;
    }

    record Overview(List<Backlog.Depth> lanes, List<Backlog.Running> running, long dead, List<Backlog.Node> workers) {}

    /** How many dead jobs are due again. */
    record Replayed(int replayed) {}

    @GetMapping
    Overview overview() {
        return new Overview(backlog.lanes(), backlog.running(), deadJobs.count(), backlog.workers());
    }

    /** Every run about one thing, a video for instance: when, where, and why it was tried again. */
    @GetMapping("/attempts")
    List<Attempt> attempts(@RequestParam UUID subject) {
        return backlog.attemptsAbout(subject);
    }

    @GetMapping("/dead")
    List<DeadJobs.DeadJob> dead(@RequestParam(required = false) @Nullable Integer limit) {
        return deadJobs.list(Bounds.check("limit", limit, 20, 1, 1000));
    }

    @PostMapping("/dead/replay")
    Replayed replayAll(Actor actor) {
        return new Replayed(replay.all(actor));
    }

    @PostMapping("/{id}/replay")
    Replayed replay(Actor actor, @PathVariable UUID id) {
        if (!replay.one(actor, new JobId(id))) {
            throw new Problem(ErrorCode.NOT_FOUND);
        }
        return new Replayed(1);
    }
}
