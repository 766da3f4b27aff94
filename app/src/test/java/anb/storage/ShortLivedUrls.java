package anb.storage;

import java.time.Duration;
import org.springframework.context.ApplicationContext;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** The store of the tests, with URLs that work for a second. */
public final class ShortLivedUrls {

    private ShortLivedUrls() {}

    public static Multipart of(ApplicationContext application) {
        var settings = application.getBean(StorageSettings.class);
        var brief = new StorageSettings(
                settings.bucket(),
                settings.region(),
                settings.endpoint(),
                settings.publicEndpoint(),
                settings.accessKey(),
                settings.secretKey(),
                settings.pathStyle(),
                Duration.ofSeconds(1),
                settings.presignReuse());
        return new Multipart(application.getBean(S3Client.class), application.getBean(S3Presigner.class), brief);
    }
}
