package anb.web;

import java.io.IOException;
import java.util.Optional;
import org.apache.coyote.Adapter;
import org.apache.coyote.Constants;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * One connection while a request is on it, in the sight of {@link SlowSenders}. Giving up means to read no further:
 * Tomcat then meets the end of what was sent, wherever it waits, and closes the connection in its own way.
 */
class Exchange extends Http11Processor {

    /** Where a sender can be slow. */
    enum Part {
        HEAD,
        BODY,
        REST
    }

    private final AbstractHttp11Protocol<?> protocol;
    private final WaitedBody body;

    /** The request whose rest is read, by the time of its first byte; and when that was noticed. */
    private long restOf;

    private long restSince;

    Exchange(AbstractHttp11Protocol<?> protocol, Adapter adapter) {
        super(protocol, adapter);
        this.protocol = protocol;
        body = new WaitedBody(request);
        request.setInputBuffer(body);
    }

    /** Empty lines before a request (RFC 9112, section 2.2) count as requests: they keep a connection for so long only. */
    @Override
    public SocketState service(SocketWrapperBase<?> socket) throws IOException {
        var before = request.getRequestProcessor().getRequestCount();
        var state = super.service(socket);
        var onlyEmptyLines =
                state == SocketState.OPEN && request.getRequestProcessor().getRequestCount() == before;
        return onlyEmptyLines && protocol.getMaxKeepAliveRequests() > 0 && socket.decrementKeepAlive() <= 0
                ? SocketState.CLOSED
                : state;
    }

    /** Gives the sender up if it has used up our patience; says in which part of its request that was. */
    Optional<Part> judge(long now, Patience patience, byte[] tooSlow) throws IOException {
        var socket = getSocketWrapper();
        if (socket == null || isAsync()) {
            return Optional.empty();
        }
        return switch (request.getRequestProcessor().getStage()) {
            case Constants.STAGE_ENDED -> judgeHead(socket, now, patience, tooSlow);
            case Constants.STAGE_SERVICE -> judgeBody(socket, now, patience);
            case Constants.STAGE_ENDINPUT -> judgeRest(socket, now, patience);
            default -> Optional.empty();
        };
    }

    /** Between two pieces of a head no thread has the connection: who gets its lock then may answer. */
    private Optional<Part> judgeHead(SocketWrapperBase<?> socket, long now, Patience patience, byte[] tooSlow)
            throws IOException {
        if (!isHeadLate(now, patience) || !socket.getLock().tryLock()) {
            return Optional.empty();
        }
        try {
            if (getSocketWrapper() != socket || isAsync() || socket.isClosed() || !isHeadLate(now, patience)) {
                return Optional.empty();
            }
            socket.write(true, tooSlow, 0, tooSlow.length);
            socket.flush(true);
            return readNoFurther(socket, Part.HEAD);
        } finally {
            socket.getLock().unlock();
        }
    }

    private boolean isHeadLate(long now, Patience patience) {
        var began = request.getStartTimeNanos();
        return began != -1 && now - began > patience.head().toNanos();
    }

    private Optional<Part> judgeBody(SocketWrapperBase<?> socket, long now, Patience patience) throws IOException {
        var late = body.waiting().filter(wait -> wait.nanos(now) > patience.forBody(request.getBytesRead()));
        return late.isPresent() && body.giveUp(late.get()) ? readNoFurther(socket, Part.BODY) : Optional.empty();
    }

    /** What comes after the answer passes by the body. */
    private Optional<Part> judgeRest(SocketWrapperBase<?> socket, long now, Patience patience) throws IOException {
        var began = request.getStartTimeNanos();
        if (restOf != began) {
            restOf = began;
            restSince = now;
        }
        return now - restSince > patience.rest().toNanos() ? readNoFurther(socket, Part.REST) : Optional.empty();
    }

    /** Empty when the connection is gone, or was told so before and has not noticed yet. */
    private static Optional<Part> readNoFurther(SocketWrapperBase<?> socket, Part part) throws IOException {
        var connection = socket.getSocket() instanceof NioChannel channel ? channel.getIOChannel() : null;
        if (connection == null || connection.socket().isInputShutdown()) {
            return Optional.empty();
        }
        connection.shutdownInput();
        return Optional.of(part);
    }
}
