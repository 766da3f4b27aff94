package anb.jobs;

/** A run's right to its job; the worker keeps renewing it and interrupts the run's thread when it is lost or cancelled. */
public interface Lease {

    /** False once another run may have taken over, or the job was cancelled. */
    boolean held();

    /** Tells people how far the run is: {@code fetching}, {@code encoding} …, and 0–100 within that phase. */
    void report(String phase, int percent);
}
