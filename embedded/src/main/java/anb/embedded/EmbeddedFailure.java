package anb.embedded;

/** An embedded part cannot start; the message is for the person at the keyboard and names the remedy. */
public final class EmbeddedFailure extends RuntimeException {

    EmbeddedFailure(String message) {
        super(message);
    }

    EmbeddedFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
