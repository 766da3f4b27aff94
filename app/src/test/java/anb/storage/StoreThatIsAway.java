package anb.storage;

import java.net.URI;
import java.time.Duration;

/** A store where nobody answers. */
public final class StoreThatIsAway {

    private StoreThatIsAway() {}

    /** Port 9 (discard, RFC 863) of this machine: connections are refused at once. */
    public static ObjectStore store() {
        var settings = new StorageSettings(
                "anb",
                "us-east-1",
                URI.create("http://127.0.0.1:9"),
                null,
                "key",
                "secret",
                true,
                Duration.ofHours(1),
                Duration.ofMinutes(15));
        return new ObjectStore(new S3Clients().s3(settings), settings);
    }
}
