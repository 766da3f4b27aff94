package anb.jobs;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** A handler whose work each test decides; it remembers what it was told. */
final class Chore implements JobHandler {

    /** What a run does. */
    interface Work {
        Outcome run(Job job, Lease lease) throws Exception;
    }

    final List<Job> ran = new CopyOnWriteArrayList<>();
    final List<String> died = new CopyOnWriteArrayList<>();
    final List<Job> dead = new CopyOnWriteArrayList<>();
    final List<Job> replayed = new CopyOnWriteArrayList<>();
    private final JobKind kind;
    volatile Work work = (job, lease) -> new Outcome.Done(() -> {});
    volatile Runnable whenClaimed = () -> {};
    volatile Runnable whenDead = () -> {};

    /** Of a kind nobody else runs, so that nodes of other tests leave its jobs alone. */
    Chore(Lane lane) {
        kind = new JobKind("chore-" + UUID.randomUUID(), lane);
    }

    @Override
    public JobKind kind() {
        return kind;
    }

    @Override
    public Outcome run(Job job, Lease lease) throws Exception {
        ran.add(job);
        return work.run(job, lease);
    }

    @Override
    public void claimed(Job job) {
        whenClaimed.run();
    }

    @Override
    public void died(Job job, String reason) {
        died.add(reason);
        dead.add(job);
        whenDead.run();
    }

    @Override
    public void replayed(Job job) {
        replayed.add(job);
    }
}
