package anb.tickets;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A part of which the second half is sent when the test says so. */
final class HeldPart implements AutoCloseable {

    private final byte[] bytes;
    private final CountDownLatch half = new CountDownLatch(1);
    private final CountDownLatch rest = new CountDownLatch(1);

    HeldPart(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Begins to send it, and ends with the store's answer. */
    CompletableFuture<HttpResponse<String>> put(Sender sender, URI url) {
        var request = HttpRequest.newBuilder(url)
                .PUT(BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(this::body), bytes.length))
                .build();
        var answer = new CompletableFuture<HttpResponse<String>>();
        Thread.startVirtualThread(() -> {
            try {
                answer.complete(sender.send(request));
            } catch (IOException | InterruptedException failed) {
                answer.completeExceptionally(failed);
            }
        });
        return answer;
    }

    private InputStream body() {
        int middle = bytes.length / 2;
        return new SequenceInputStream(Collections.enumeration(List.of(
                new ByteArrayInputStream(bytes, 0, middle),
                new Gate(),
                new ByteArrayInputStream(bytes, middle, bytes.length - middle))));
    }

    /** Until the first half has been handed over. */
    void awaitHalf() throws InterruptedException {
        if (!half.await(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("nothing was sent");
        }
    }

    void sendTheRest() {
        rest.countDown();
    }

    @Override
    public void close() {
        rest.countDown();
    }

    /** Empty, and found to be so only when the rest may be sent. */
    private final class Gate extends InputStream {

        @Override
        public int read() throws IOException {
            half.countDown();
            try {
                rest.await();
            } catch (InterruptedException stopped) {
                throw new IOException("stopped", stopped);
            }
            return -1;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            return read();
        }
    }
}
