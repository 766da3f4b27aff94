package anb.storage;

/** The store answered, and has no such object. */
public class NoSuchObject extends StorageException {

    NoSuchObject(String key, Throwable cause) {
        super("no such object: " + key, cause);
    }
}
