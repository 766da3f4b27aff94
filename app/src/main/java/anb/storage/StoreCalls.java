package anb.storage;

import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Every call to the store goes through here: one line of the log, and failures in our own words. */
final class StoreCalls {

    private static final Logger log = LoggerFactory.getLogger(StoreCalls.class);

    private StoreCalls() {}

    /**
     * Makes one call.
     *
     * @param key what it is about, for the log
     * @param size bytes that are moved, -1 when none are or nobody knows
     * @throws NoSuchObject the store answered that there is none
     * @throws StorageException anything else went wrong
     */
    static <T> T timed(String operation, String key, long size, Supplier<T> call) {
        long start = System.nanoTime();
        try {
            T result = call.get();
            log.info("store {} {} {} bytes {} ms", operation, key, size, (System.nanoTime() - start) / 1_000_000);
            return result;
        } catch (NoSuchKeyException absent) {
            throw new NoSuchObject(key, absent);
        } catch (SdkException away) {
            throw failed(operation, key, away);
        }
    }

    /** What the store knows of an object; empty when it answered that there is none. */
    static Optional<HeadObjectResponse> head(S3Client s3, String bucket, ObjectKey key) {
        try {
            return Optional.of(timed(
                    "head",
                    key.value(),
                    -1,
                    () -> s3.headObject(r -> r.bucket(bucket).key(key.value()))));
        } catch (NoSuchObject absent) {
            return Optional.empty();
        }
    }

    private static StorageException failed(String operation, String key, SdkException cause) {
        log.warn("store {} {} failed: {}", operation, key, cause.getMessage());
        return new StorageException("store " + operation + " " + key + " failed: " + cause.getMessage(), cause);
    }
}
