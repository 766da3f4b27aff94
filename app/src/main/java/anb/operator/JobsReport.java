package anb.operator;

import static java.util.stream.Collectors.joining;

import anb.audit.Actor;
import anb.jobs.Backlog;
import anb.jobs.DeadJobs;
import anb.jobs.JobId;
import anb.jobs.Replay;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What waits, runs and is dead, who works, and dead jobs once more. */
@Component
class JobsReport {

    /** Lines of ffmpeg's log: it says last what went wrong. */
    private static final int TAIL = 12;

    private final Backlog backlog;
    private final DeadJobs deadJobs;
    private final Replay replay;

    JobsReport(Backlog backlog, DeadJobs deadJobs, Replay replay) {
        this.backlog = backlog;
        this.deadJobs = deadJobs;
        this.replay = replay;
    }

    Report queue() {
        var lanes = new Table("LANE", "WAITING", "RUNNING", "OLDEST DUE");
        backlog.lanes()
                .forEach(lane -> lanes.row(
                        lane.lane().text(),
                        lane.queued(),
                        lane.running(),
                        lane.oldestDueSeconds() > 0 ? "for " + time(lane.oldestDueSeconds()) : "-"));
        var running = backlog.running();
        var workers = backlog.workers();
        var text = lanes + "\n" + running(running) + "\n" + workers(workers)
                + (Backlog.unattended(workers, running) ? unattended(workers) : "") + "\n";
        long dead = deadJobs.count();
        return new Report(text + (dead == 0 ? "No job is dead.\n" : dead + " jobs are dead: dead lists them.\n"), 0);
    }

    private static String running(List<Backlog.Running> jobs) {
        if (jobs.isEmpty()) {
            return "Nothing runs.\n";
        }
        var table = new Table("RUNNING JOB", "KIND", "SUBJECT", "WORKER", "PHASE", "%", "STARTED", "LEASE LEFT");
        jobs.forEach(job -> table.row(
                job.id().value(),
                job.kind(),
                job.subject(),
                job.worker(),
                orDash(job.phase()),
                orDash(job.percent()),
                job.startedAt().truncatedTo(ChronoUnit.SECONDS),
                time(job.leaseSeconds())));
        return table.toString();
    }

    private static String workers(List<Backlog.Node> workers) {
        if (workers.isEmpty()) {
            return "";
        }
        var table = new Table("WORKER", "HEAVY", "LIGHT", "RUNNING", "VERSION", "STATE", "STARTED", "LAST HEARD");
        workers.forEach(worker -> table.row(
                worker.name(),
                worker.heavy(),
                worker.light(),
                worker.running(),
                orDash(worker.version()),
                !worker.alive() ? "silent" : worker.draining() ? "draining" : "alive",
                worker.startedAt().truncatedTo(ChronoUnit.SECONDS),
                worker.seenAt().truncatedTo(ChronoUnit.SECONDS)));
        return table.toString();
    }

    private static String unattended(List<Backlog.Node> workers) {
        return Backlog.lastHeard(workers)
                .map(last -> "No worker has been heard of since %s: nothing is being processed.\n"
                        .formatted(last.truncatedTo(ChronoUnit.SECONDS)))
                .orElse("No worker has been heard of: nothing is being processed.\n");
    }

    Report dead(int limit) {
        var dead = deadJobs.list(limit);
        long all = deadJobs.count();
        if (dead.isEmpty()) {
            return new Report("No job is dead.\n", 0);
        }
        return new Report(
                dead.stream().map(JobsReport::describe).collect(joining("\n"))
                        + "\n%d of %d dead jobs. Remove the cause, then: replay JOB_ID, or replay --all%n"
                                .formatted(dead.size(), all),
                0);
    }

    private static String describe(DeadJobs.DeadJob job) {
        return """
                job      %s
                what     %s of %s
                died     %s after %d failures and %d crashes
                reason   %s
                """.formatted(
                                job.id().value(),
                                Table.printable(job.kind()),
                                job.subject(),
                                job.finishedAt().truncatedTo(ChronoUnit.SECONDS),
                                job.failures(),
                                job.crashes(),
                                Table.printable(job.reason()))
                + tail(job.logTail());
    }

    private static String tail(@Nullable String log) {
        if (log == null || log.isBlank()) {
            return "log      none\n";
        }
        var lines = log.strip().lines().toList();
        return lines.stream()
                .skip(Math.max(0, lines.size() - TAIL))
                .map(line -> "log      " + Table.printable(line) + "\n")
                .collect(joining());
    }

    Report replay(Actor actor, Errand errand) {
        if (errand.every()) {
            long dead = deadJobs.count();
            int replayed = replay.all(actor);
            return new Report("%d of %d dead jobs are due again.%n".formatted(replayed, dead), replayed < dead ? 1 : 0);
        }
        var job = Objects.requireNonNull(errand.job());
        return replay.one(actor, new JobId(job))
                ? new Report("Job %s is due again.%n".formatted(job), 0)
                : new Report(
                        "Job %s is not dead, its video has another, or its kind is unknown here; nothing was changed.%n"
                                .formatted(job),
                        1);
    }

    private static Object orDash(@Nullable Object value) {
        return value == null ? "-" : value;
    }

    private static String time(double seconds) {
        var time = Duration.ofSeconds(Math.abs((long) seconds));
        var text = time.toHours() > 0
                ? "%d h %02d min".formatted(time.toHours(), time.toMinutesPart())
                : time.toMinutes() > 0
                        ? "%d min %02d s".formatted(time.toMinutes(), time.toSecondsPart())
                        : time.toSeconds() + " s";
        return seconds <= -1 ? "-" + text : text;
    }
}
