package anb.web;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.coyote.InputBuffer;
import org.apache.coyote.Request;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * Measures how long the application has waited for a body; what it does between two reads is not the sender's fault.
 * Written by the thread that reads, read by the one that looks for slow senders.
 */
class WaitedBody implements InputBuffer {

    /** A read that goes on since {@code since}; those before it took {@code before} nanoseconds. */
    record Wait(long before, long since) {

        long nanos(long now) {
            return before + now - since;
        }
    }

    private static final Wait NONE = new Wait(0, 0);

    private final Request request;
    private final InputBuffer in;
    private final AtomicReference<Wait> wait = new AtomicReference<>(NONE);
    private long began;
    private long before;
    private volatile boolean givenUp;

    WaitedBody(Request request) {
        this.request = request;
        this.in = request.getInputBuffer();
    }

    @Override
    public int doRead(ApplicationBufferHandler into) throws IOException {
        if (began != request.getStartTimeNanos()) {
            began = request.getStartTimeNanos();
            before = 0;
            givenUp = false;
        }
        if (givenUp) {
            throw new SlowSender();
        }
        var mine = new Wait(before, System.nanoTime());
        wait.set(mine);
        try {
            int read = in.doRead(into);
            if (!wait.compareAndSet(mine, NONE)) {
                throw new SlowSender();
            }
            return read;
        } catch (SocketTimeoutException e) {
            throw new SlowSender();
        } catch (IOException e) {
            throw givenUp ? new SlowSender() : e;
        } finally {
            before = mine.nanos(System.nanoTime());
            wait.compareAndSet(mine, NONE);
        }
    }

    /** What is waited for now; empty while nobody waits. */
    Optional<Wait> waiting() {
        return Optional.of(wait.get()).filter(WaitedBody::goesOn);
    }

    /** Whoever reads fails from now on, and is told why; false when that read has ended meanwhile. */
    boolean giveUp(Wait judged) {
        givenUp = wait.compareAndSet(judged, NONE);
        return givenUp;
    }

    @SuppressWarnings("ReferenceEquality") // that one is a mark, whatever its numbers
    private static boolean goesOn(Wait wait) {
        return wait != NONE;
    }

    @Override
    public int available() {
        return in.available();
    }
}
