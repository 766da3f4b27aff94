package anb.embedded;

import java.io.InputStream;
import java.nio.file.Path;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/**
 * Takes no part whose upload is over, as S3 does: not one that begins afterwards, nor one that was under way. The part looks
 * for the upload once it is there, the upload for parts once it is over; whoever comes second finds the other.
 */
final class PromptParts extends ForwardingBlobStore {

    private static final int NOT_FOUND = 404;

    private final Path home;

    /** @param objects keeps buckets as folders of {@code home} */
    PromptParts(BlobStore objects, Path home) {
        super(objects);
        this.home = home;
    }

    @Override
    public UploadPartResponse uploadMultipartPart(MultipartUpload upload, UploadPartRequest request, InputStream body) {
        UploadPartResponse answer;
        try {
            answer = super.uploadMultipartPart(upload, request, body);
        } catch (RuntimeException failed) {
            requireOpen(upload);
            throw failed;
        }
        requireOpen(upload);
        return answer;
    }

    @Override
    public void abortMultipartUpload(MultipartUpload upload) {
        super.abortMultipartUpload(upload);
        removeStrays(upload);
    }

    @Override
    public CompleteMultipartUploadResponse completeMultipartUpload(
            MultipartUpload upload, CompleteMultipartUploadRequest request) {
        var answer = super.completeMultipartUpload(upload, request);
        removeStrays(upload);
        return answer;
    }

    private void requireOpen(MultipartUpload upload) {
        if (removeStrays(upload)) {
            throw noSuchUpload();
        }
    }

    private boolean removeStrays(MultipartUpload upload) {
        return StrayParts.removeIfOver(home.resolve(upload.containerName()), upload.id());
    }

    private static S3Exception noSuchUpload() {
        var details = AwsErrorDetails.builder()
                .errorCode("NoSuchUpload")
                .errorMessage("The upload was completed or given up.")
                .build();
        return (S3Exception) NoSuchUploadException.builder()
                .awsErrorDetails(details)
                .statusCode(NOT_FOUND)
                .build();
    }
}
