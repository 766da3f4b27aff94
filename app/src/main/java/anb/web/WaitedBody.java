package anb.web;

import java.io.IOException;
import java.net.SocketTimeoutException;
import org.apache.coyote.InputBuffer;
import org.apache.coyote.Request;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * Measures how long the application has waited for a body; what it does between two reads is not the sender's fault.
 * Written by the thread that reads, read by the one that looks for slow senders.
 */
class WaitedBody implements InputBuffer {

    private final Request request;
    private final InputBuffer in;
    private long began;
    private volatile long waited;
    private volatile long since;
    private volatile boolean givenUp;

    WaitedBody(Request request) {
        this.request = request;
        this.in = request.getInputBuffer();
    }

    @Override
    public int doRead(ApplicationBufferHandler into) throws IOException {
        var now = System.nanoTime();
        if (began != request.getStartTimeNanos()) {
            began = request.getStartTimeNanos();
            waited = 0;
            givenUp = false;
        }
        var before = waited;
        since = now | 1; // 0 says that nobody waits
        try {
            return in.doRead(into);
        } catch (SocketTimeoutException e) {
            throw new SlowSender();
        } catch (IOException e) {
            throw givenUp ? new SlowSender() : e;
        } finally {
            since = 0;
            waited = before + System.nanoTime() - now;
        }
    }

    /** In nanoseconds; nothing while nobody waits. */
    long waited(long now) {
        var present = since;
        return present == 0 ? 0 : waited + now - present;
    }

    /** Whoever reads fails from now on, and is told why. */
    void giveUp() {
        givenUp = true;
    }

    @Override
    public int available() {
        return in.available();
    }
}
