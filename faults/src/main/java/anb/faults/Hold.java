package anb.faults;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Keeps back the answer to one request until it is let go: the store has acted, and the caller does not know. */
final class Hold {

    private static final Duration LONGEST = Duration.ofSeconds(90);

    private final String request;
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    Hold(String request) {
        this.request = request;
    }

    /** What the first line of the request contains. */
    String request() {
        return request;
    }

    /** Somebody's answer is there: returns when it may go on. */
    void reached() throws InterruptedException {
        reached.countDown();
        released.await(LONGEST.toSeconds(), TimeUnit.SECONDS);
    }

    /** Returns when there is an answer to keep back. @throws NotInjected when nobody asks */
    void awaitReached(Duration patience) throws InterruptedException, NotInjected {
        NotInjected.unless(reached.await(patience.toMillis(), TimeUnit.MILLISECONDS), "nobody sent " + request);
    }

    void release() {
        released.countDown();
    }
}
