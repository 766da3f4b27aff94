package anb.faults;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Keeps back the answer to one request until it is let go: the store has acted, and the caller does not know. */
final class Hold {

    private static final Duration LONGEST = Duration.ofSeconds(90);

    private final Pattern request;
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    /** @param request a regular expression for what the first line of a request contains */
    Hold(String request) {
        this.request = Pattern.compile(request);
    }

    /** Whether this is the request, by what was read of it at once: what follows its first line may say anything. */
    boolean isFor(String text) {
        var end = text.indexOf("\r\n");
        return request.matcher(end < 0 ? text : text.substring(0, end)).find();
    }

    /** Somebody's answer is there: returns when it may go on. */
    void reached() throws InterruptedException {
        reached.countDown();
        released.await(LONGEST.toSeconds(), TimeUnit.SECONDS);
    }

    /** Returns when there is an answer to keep back. @throws NotInjected when nobody asks */
    void awaitReached(Duration patience) throws InterruptedException, NotInjected {
        NotInjected.unless(
                reached.await(patience.toMillis(), TimeUnit.MILLISECONDS), "nobody sent " + request.pattern());
    }

    void release() {
        released.countDown();
    }
}
