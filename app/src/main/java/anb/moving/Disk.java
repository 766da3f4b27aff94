package anb.moving;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.springframework.core.NestedExceptionUtils;

/** What went wrong with files, in words. */
final class Disk {

    private Disk() {}

    /** Reading or writing below the folder failed. */
    static Obstacle failed(Path folder, Exception failure) {
        var cause = NestedExceptionUtils.getMostSpecificCause(failure);
        return isFull(cause)
                ? new Obstacle(
                        "The disk of %s is full. Make room and say the same again: what is there stays."
                                .formatted(folder),
                        failure)
                : new Obstacle(
                        "The folder %s cannot be used (%s). Put that right and say the same again: what is there stays."
                                .formatted(folder, cause),
                        failure);
    }

    /** Whether no room was left. */
    static boolean isFull(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(IOException.class::isInstance)
                .map(cause -> String.valueOf(cause.getMessage()))
                .anyMatch(text -> text.contains("No space left") || text.contains("quota exceeded"));
    }
}
