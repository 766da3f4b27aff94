package anb.jobs;

/** Does the work of one kind of job. Implementations are beans; may run on many threads and nodes at once. */
public interface JobHandler {

    JobKind kind();

    /**
     * Runs the job, on a virtual thread, outside any transaction. Anything thrown counts as {@link Outcome.Retry};
     * interruption means the lease is lost, the job was cancelled or the node drains: clean up and leave.
     */
    Outcome run(Job job, Lease lease) throws Exception;

    /** Called in the transaction that claims the job. */
    default void claimed(Job job) {}

    /** Called in the transaction that declares the job dead, after its last allowed attempt; the job's is that one. */
    default void died(Job job, String reason) {}

    /** Called in the transaction that makes a dead job due again. */
    default void replayed(Job job) {}
}
