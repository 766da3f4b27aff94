package anb.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CORSRule;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Tells the bucket at every start which pages may read objects and send parts (CORS), when the settings name any: by a rule
 * with a name of ours, before those of others, which stay. A browser must be able to read the {@code ETag} of a part that
 * it sent.
 */
@Component
class BucketCors {

    private static final Logger log = LoggerFactory.getLogger(BucketCors.class);
    private static final String OURS = "anb";
    private static final int AN_HOUR = 3600, NOT_FOUND = 404;

    private final S3Client s3;
    private final StorageSettings bucket;
    private final CorsSettings settings;

    BucketCors(S3Client s3, StorageSettings bucket, CorsSettings settings) {
        this.s3 = s3;
        this.bucket = bucket;
        this.settings = settings;
    }

    /** A store that cannot be told (the embedded one lets every page in), or may not be told by us, is no reason not to start. */
    @EventListener(ApplicationReadyEvent.class)
    void apply() {
        if (settings.allowedOrigins().isEmpty()) {
            return;
        }
        try {
            var rules = new ArrayList<>(List.of(ours()));
            othersRules().forEach(rules::add);
            s3.putBucketCors(r -> r.bucket(bucket.bucket()).corsConfiguration(cors -> cors.corsRules(rules)));
            log.info("pages of {} may send parts to the bucket", settings.allowedOrigins());
        } catch (SdkException refused) {
            log.warn(
                    "the bucket was not told that pages of {} may send parts: {}",
                    settings.allowedOrigins(),
                    refused.getMessage());
        }
    }

    private CORSRule ours() {
        return CORSRule.builder()
                .id(OURS)
                .allowedOrigins(settings.allowedOrigins())
                .allowedMethods("GET", "HEAD", "PUT")
                .allowedHeaders("*")
                .exposeHeaders("ETag")
                .maxAgeSeconds(AN_HOUR)
                .build();
    }

    private Stream<CORSRule> othersRules() {
        try {
            return s3.getBucketCors(r -> r.bucket(bucket.bucket())).corsRules().stream()
                    .filter(rule -> !OURS.equals(rule.id()));
        } catch (S3Exception refused) {
            if (refused.statusCode() == NOT_FOUND) {
                return Stream.empty(); // NoSuchCORSConfiguration
            }
            throw refused; // what cannot be read must not be replaced
        }
    }
}
