package anb.storage;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * Objects that others send in parts straight to the store (S3's multipart upload): begun here, sent by presigned URLs,
 * put together here. Failures as in {@link ObjectStore}. Never called inside a transaction.
 */
@Component
public class Multipart {

    /** Fewest bytes of a part that is not the last, in any store that speaks S3. */
    public static final long SMALLEST_PART = 5L << 20;

    private static final int CONFLICT = 409, PRECONDITION_FAILED = 412;

    private final S3Client s3;
    private final S3Presigner presigner;
    private final String bucket;
    private final Duration validity;

    Multipart(S3Client s3, S3Presigner presigner, StorageSettings settings) {
        this.s3 = s3;
        this.presigner = presigner;
        this.bucket = settings.bucket();
        this.validity = settings.presignFor();
    }

    /** Begins an object; its content type can no longer be changed by whoever sends the parts. @return its upload */
    public String begin(ObjectKey key, String contentType) {
        return StoreCalls.timed(
                "begin",
                key.value(),
                -1,
                () -> s3.createMultipartUpload(
                                r -> r.bucket(bucket).key(key.value()).contentType(contentType))
                        .uploadId());
    }

    /**
     * A URL by which anybody may PUT one part, as often as they like, for as long as {@link #validity} says. The length is
     * signed, so nothing longer or shorter fits. It asks for no checksum: a browser could not compute one.
     */
    public URI url(ObjectKey key, String upload, int number, long bytes) {
        var signed = presigner.presignUploadPart(r -> r.signatureDuration(validity)
                .uploadPartRequest(part -> part.bucket(bucket)
                        .key(key.value())
                        .uploadId(upload)
                        .partNumber(number)
                        .contentLength(bytes)));
        return URI.create(signed.url().toString());
    }

    /** How long a URL works. */
    public Duration validity() {
        return validity;
    }

    /**
     * The parts that are there, by number; empty when the store no longer knows the upload. Some stores (S3Proxy) then
     * say that there are no parts.
     */
    public Optional<List<StoredPart>> parts(ObjectKey key, String upload) {
        try {
            return Optional.of(StoreCalls.timed(
                    "parts",
                    key.value(),
                    -1,
                    () ->
                            s3
                                    .listPartsPaginator(r ->
                                            r.bucket(bucket).key(key.value()).uploadId(upload))
                                    .parts()
                                    .stream()
                                    .map(part -> new StoredPart(part.partNumber(), part.size(), part.eTag()))
                                    .toList()));
        } catch (StorageException refused) {
            if (refused.getCause() instanceof NoSuchUploadException) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    /**
     * Puts an object together from these parts, unless one lies under its key already: that one stays as it is. When this
     * returns, {@link ObjectStore#pin} finds whatever lies there now; nothing, when the upload had been given up.
     */
    public void assemble(ObjectKey key, String upload, List<StoredPart> parts) {
        var numbered = parts.stream()
                .map(part -> CompletedPart.builder()
                        .partNumber(part.number())
                        .eTag(part.etag())
                        .build())
                .toList();
        long size = parts.stream().mapToLong(StoredPart::sizeBytes).sum();
        try {
            StoreCalls.timed(
                    "assemble",
                    key.value(),
                    size,
                    () -> s3.completeMultipartUpload(r -> r.bucket(bucket)
                            .key(key.value())
                            .uploadId(upload)
                            .ifNoneMatch("*")
                            .multipartUpload(all -> all.parts(numbered))));
        } catch (StorageException refused) {
            if (!isSettled(key, refused.getCause())) {
                throw refused;
            }
        }
    }

    /**
     * Somebody else has put it together, or given it up. S3 answers with a conflict (ConditionalRequestConflict) while
     * somebody else is about to: they may have done so by now, and otherwise whoever asks again will see.
     */
    private boolean isSettled(ObjectKey key, @Nullable Throwable cause) {
        return cause instanceof NoSuchUploadException
                || isAnswer(PRECONDITION_FAILED, cause)
                || (isAnswer(CONFLICT, cause)
                        && StoreCalls.head(s3, bucket, key).isPresent());
    }

    private static boolean isAnswer(int status, @Nullable Throwable cause) {
        return cause instanceof AwsServiceException answer && answer.statusCode() == status;
    }

    /** Gives an upload up, and with it its parts; no error when the store no longer knows it. */
    public void abort(ObjectKey key, String upload) {
        try {
            StoreCalls.timed(
                    "abort",
                    key.value(),
                    -1,
                    () -> s3.abortMultipartUpload(
                            r -> r.bucket(bucket).key(key.value()).uploadId(upload)));
        } catch (StorageException refused) {
            if (!(refused.getCause() instanceof NoSuchUploadException)) {
                throw refused;
            }
        }
    }

    /** Whatever is unfinished under a prefix. */
    public List<UnfinishedObject> unfinished(String prefix) {
        return StoreCalls.timed(
                "unfinished",
                prefix,
                -1,
                () -> s3.listMultipartUploadsPaginator(r -> r.bucket(bucket).prefix(prefix)).uploads().stream()
                        .map(open -> new UnfinishedObject(new ObjectKey(open.key()), open.uploadId(), open.initiated()))
                        .toList());
    }
}
