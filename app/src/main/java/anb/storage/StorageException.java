package anb.storage;

/** The store could not do what was asked; worth another attempt later. */
public class StorageException extends RuntimeException {

    StorageException(String message, Throwable cause) {
        super(message, cause);
    }
}
