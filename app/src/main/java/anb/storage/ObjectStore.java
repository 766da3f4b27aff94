package anb.storage;

import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;

/**
 * The bucket, for whoever has bytes. Every operation is logged with key, size and milliseconds; every failure is a
 * {@link StorageException}. Never called inside a transaction.
 */
@Component
public class ObjectStore {

    private final S3Client s3;
    private final String bucket;

    ObjectStore(S3Client s3, StorageSettings settings) {
        this.s3 = s3;
        this.bucket = settings.bucket();
    }

    /** Stores a file, streaming it. */
    public void put(ObjectKey key, Path file, String contentType) {
        long size = file.toFile().length();
        StoreCalls.timed(
                "put",
                key.value(),
                size,
                () -> s3.putObject(
                        r -> r.bucket(bucket).key(key.value()).contentType(contentType), RequestBody.fromFile(file)));
    }

    /** The same of a file whose SHA-256 is known, in hexadecimal digits: the store takes nothing else for it. */
    public void put(ObjectKey key, Path file, String contentType, String sha256) {
        long size = file.toFile().length();
        var digest = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256));
        StoreCalls.timed(
                "put",
                key.value(),
                size,
                () -> s3.putObject(
                        r -> r.bucket(bucket)
                                .key(key.value())
                                .contentType(contentType)
                                .checksumSHA256(digest),
                        RequestBody.fromFile(file)));
    }

    /** Fetches an object into a file that does not exist yet. @throws NoSuchObject when there is none */
    public StoredContent get(ObjectKey key, Path target) {
        var answer = StoreCalls.timed(
                "get",
                key.value(),
                -1,
                () -> s3.getObject(r -> r.bucket(bucket).key(key.value()), ResponseTransformer.toFile(target)));
        return new StoredContent(answer.contentType(), answer.eTag());
    }

    /**
     * The SHA-256 of an object in hexadecimal digits: the store's own where it keeps one, or else of its bytes, which are
     * then read.
     *
     * @throws NoSuchObject when there is none
     */
    public String sha256(ObjectKey key) {
        var head = StoreCalls.timed(
                "head",
                key.value(),
                -1,
                () -> s3.headObject(r -> r.bucket(bucket).key(key.value()).checksumMode(ChecksumMode.ENABLED)));
        var kept = head.checksumSHA256();
        // Of parts, it is a checksum of checksums.
        return kept == null || kept.contains("-")
                ? digest(key)
                : HexFormat.of().formatHex(Base64.getDecoder().decode(kept));
    }

    private String digest(ObjectKey key) {
        return StoreCalls.timed(
                "read",
                key.value(),
                -1,
                () -> s3.getObject(r -> r.bucket(bucket).key(key.value()), (answer, bytes) -> Sha256.of(bytes)));
    }

    /** What the store knows of an object; empty when there is none. */
    public Optional<StoredObject> find(ObjectKey key) {
        return StoreCalls.head(s3, bucket, key)
                .map(head -> new StoredObject(key, head.contentLength(), head.lastModified()));
    }

    /** The object as it is now, to come back to exactly that one; empty when there is none. */
    public Optional<PinnedObject> pin(ObjectKey key) {
        return StoreCalls.head(s3, bucket, key)
                .map(head -> new PinnedObject(key, head.eTag(), head.versionId(), head.contentLength()));
    }

    /**
     * Fetches just that object into a file that does not exist yet, streaming it.
     *
     * @throws StorageException also when another lies there by now
     */
    public void get(PinnedObject object, Path target) {
        StoreCalls.timed(
                "get",
                object.key().value(),
                object.sizeBytes(),
                () -> s3.getObject(
                        r -> r.bucket(bucket)
                                .key(object.key().value())
                                .versionId(object.version())
                                .ifMatch(object.etag()),
                        ResponseTransformer.toFile(target)));
    }

    public boolean exists(ObjectKey key) {
        return find(key).isPresent();
    }

    /** All objects under a prefix in the order of keys, page by page as the stream is read. */
    public Stream<StoredObject> list(String prefix) {
        return list(prefix, "");
    }

    /** All objects under a prefix whose keys sort behind another, in the order of keys. */
    public Stream<StoredObject> list(String prefix, String after) {
        return Stream.iterate(page(prefix, after, null), Objects::nonNull, page -> following(prefix, page))
                .flatMap(page -> page.contents().stream())
                .map(o -> new StoredObject(new ObjectKey(o.key()), o.size(), o.lastModified()));
    }

    private @Nullable ListObjectsV2Response following(String prefix, ListObjectsV2Response page) {
        return page.isTruncated() ? page(prefix, null, page.nextContinuationToken()) : null;
    }

    private ListObjectsV2Response page(String prefix, @Nullable String after, @Nullable String token) {
        return StoreCalls.timed(
                "list",
                prefix,
                -1,
                () -> s3.listObjectsV2(
                        r -> r.bucket(bucket).prefix(prefix).startAfter(after).continuationToken(token)));
    }

    /** Deletes an object and every version of it; no error when there is none. */
    public void delete(ObjectKey key) {
        delete(key.value(), key.value()::equals);
    }

    /** Deletes every version of every object under a prefix. */
    public void deletePrefix(String prefix) {
        delete(prefix, key -> true);
    }

    private void delete(String prefix, Predicate<String> chosen) {
        StoreCalls.timed("delete", prefix, -1, () -> {
            if (versioned()) {
                deleteVersions(prefix, chosen);
            } else {
                list(prefix)
                        .map(object -> object.key().value())
                        .filter(chosen)
                        .forEach(key -> s3.deleteObject(r -> r.bucket(bucket).key(key)));
            }
            return prefix;
        });
    }

    /** Whether the bucket answers. */
    public boolean reachable() {
        try {
            s3.headBucket(r -> r.bucket(bucket));
            return true;
        } catch (SdkException away) {
            return false;
        }
    }

    private boolean versioned() {
        BucketVersioningStatus status =
                s3.getBucketVersioning(r -> r.bucket(bucket)).status();
        return status == BucketVersioningStatus.ENABLED || status == BucketVersioningStatus.SUSPENDED;
    }

    /** A delete marker would only hide an object; what a person asked to be deleted must be gone. */
    private void deleteVersions(String prefix, Predicate<String> chosen) {
        for (var page : s3.listObjectVersionsPaginator(r -> r.bucket(bucket).prefix(prefix))) {
            page.versions().stream()
                    .filter(version -> chosen.test(version.key()))
                    .forEach(version -> deleteVersion(version.key(), version.versionId()));
            page.deleteMarkers().stream()
                    .filter(marker -> chosen.test(marker.key()))
                    .forEach(marker -> deleteVersion(marker.key(), marker.versionId()));
        }
    }

    private void deleteVersion(String key, String version) {
        s3.deleteObject(r -> r.bucket(bucket).key(key).versionId(version));
    }
}
