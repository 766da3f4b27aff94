package anb.infra.settings;

/**
 * Where clips are.
 *
 * @param name of the bucket, unique in the world; others add to it
 * @param uploadDays after which an original expires
 * @param versionDays after which what was deleted or replaced is gone for good
 * @param keySerial raised by one for a new key to sign URLs with
 * @param restoring whether an older database is being restored, so that nodes must not take away what has no row in it
 */
public record Bucket(String name, int uploadDays, int versionDays, int keySerial, boolean restoring) {

    /** The bucket of access logs. */
    public String logs() {
        return name + "-logs";
    }

    /** The bucket of what is put on the instances. */
    public String releases() {
        return name + "-releases";
    }
}
