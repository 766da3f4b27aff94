package anb.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/**
 * Objects that are on the disk before the server says that it has them, as S3 promises: what is answered with 200 here may
 * be answered with 201 to a player, and must outlast a power cut (G1).
 */
final class DurableObjects extends ForwardingBlobStore {

    private final Path home;

    /** @param objects keeps each object as the file {@code home/bucket/key} */
    DurableObjects(BlobStore objects, Path home) {
        super(objects);
        this.home = home;
    }

    @Override
    public PutObjectResponse putBlob(PutObjectRequest request, InputStream body) {
        var answer = super.putBlob(request, body);
        force(request.bucket(), request.key());
        return answer;
    }

    @Override
    public CopyObjectResponse copyBlob(CopyObjectRequest request) {
        var answer = super.copyBlob(request);
        force(request.destinationBucket(), request.destinationKey());
        return answer;
    }

    @Override
    public CompleteMultipartUploadResponse completeMultipartUpload(
            MultipartUpload upload, CompleteMultipartUploadRequest request) {
        var answer = super.completeMultipartUpload(upload, request);
        force(request.bucket(), request.key());
        return answer;
    }

    /** The bytes first, then the names that lead to them, up to the bucket's own. */
    private void force(String bucket, String key) {
        try {
            var object = home.resolve(bucket).resolve(key);
            for (int names = object.getNameCount(); names > home.getNameCount(); names--) {
                force(home.resolve(object.subpath(home.getNameCount(), names)));
            }
        } catch (NoSuchFileException e) {
            // removed by somebody else meanwhile
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void force(Path path) throws IOException {
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
