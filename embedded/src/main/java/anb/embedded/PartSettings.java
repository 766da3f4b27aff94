package anb.embedded;

import java.nio.file.Path;
import java.util.Map;

/** Where the parts are and how to be let in, by the names of the application's settings. */
record PartSettings(
        Path folder, Credentials credentials, String databaseUrl, int redisPort, String storeUrl, Ffmpeg ffmpeg) {

    Map<String, Object> toMap() {
        return Map.ofEntries(
                Map.entry("spring.datasource.url", databaseUrl),
                Map.entry("spring.datasource.username", Postgres.USER),
                Map.entry("spring.datasource.password", credentials.postgresPassword()),
                Map.entry("spring.data.redis.host", "127.0.0.1"),
                Map.entry("spring.data.redis.port", redisPort),
                Map.entry("spring.data.redis.password", credentials.redisPassword()),
                Map.entry("anb.storage.endpoint", storeUrl),
                Map.entry("anb.storage.region", ObjectStore.REGION),
                Map.entry("anb.storage.bucket", ObjectStore.BUCKET),
                Map.entry("anb.storage.access-key", credentials.s3AccessKey()),
                Map.entry("anb.storage.secret-key", credentials.s3SecretKey()),
                Map.entry("anb.storage.path-style", true),
                Map.entry("anb.temp", folder.resolve("temp").toString()),
                Map.entry("anb.media.ffmpeg", ffmpeg.program("ffmpeg")),
                Map.entry("anb.media.ffprobe", ffmpeg.program("ffprobe")),
                Map.entry("anb.media.library-path", ffmpeg.libraryPath()),
                Map.entry("anb.accounts.token-secret", credentials.tokenSecret()),
                Map.entry("anb.accounts.admin-email", credentials.adminEmail()),
                Map.entry("anb.accounts.admin-password", credentials.adminPassword()));
    }
}
