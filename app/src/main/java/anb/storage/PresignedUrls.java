package anb.storage;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * URLs by which a browser reads an object straight from the store for an hour. One URL per object is handed out again
 * for a quarter of that, so the lists that show it keep their ETags.
 */
@Component
public class PresignedUrls {

    private final S3Presigner presigner;
    private final String bucket;
    private final Duration validity;
    private final Cache<ObjectKey, URI> recent;

    PresignedUrls(S3Presigner presigner, StorageSettings settings) {
        this.presigner = presigner;
        this.bucket = settings.bucket();
        this.validity = settings.presignFor();
        this.recent = Caffeine.newBuilder()
                .maximumSize(20_000)
                .expireAfterWrite(settings.presignReuse())
                .build();
    }

    /** A URL for reading; the object need not exist. */
    public URI of(ObjectKey key) {
        return recent.get(key, this::sign);
    }

    /** How long a URL works from the moment it was signed. */
    public Duration validity() {
        return validity;
    }

    /** Where browsers meet the store: the scheme, host and port of every URL handed out. */
    public String origin() {
        var any = of(ObjectKey.original(new UUID(0, 0)));
        return any.getScheme() + "://" + any.getAuthority();
    }

    private URI sign(ObjectKey key) {
        var signed = presigner.presignGetObject(r -> r.signatureDuration(validity)
                .getObjectRequest(get -> get.bucket(bucket).key(key.value())));
        return URI.create(signed.url().toString());
    }
}
