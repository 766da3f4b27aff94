package anb.jobs;

/** A run's right to its job; the worker keeps renewing it and interrupts the run's thread when it must stop. */
public interface Lease {

    /** False once another run may have taken over, the job was cancelled, or the node drains: clean up and leave. */
    boolean held();

    /**
     * Tells people how far the run is: {@code fetching}, {@code encoding} …, and 0–100 within that phase. Cheap to call
     * often: within a phase at most one report a second is written.
     */
    void report(String phase, int percent);
}
