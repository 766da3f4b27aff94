package anb.moving;

/** Why moving cannot go on, and what to do about it: sentences for the person at the keyboard. */
public final class Obstacle extends RuntimeException {

    public Obstacle(String sentences) {
        super(sentences);
    }

    /** @param cause for the log only: whoever reads the sentences need not know it */
    public Obstacle(String sentences, Throwable cause) {
        super(sentences);
        addSuppressed(cause);
    }
}
