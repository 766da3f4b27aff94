package anb.faults;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A clip that went straight to the store, and is still to be completed. */
record DirectUpload(Http http, String token, String id) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Begins one and sends every part. */
    static DirectUpload send(Http http, String token, Path clip) throws IOException, InterruptedException {
        var form = """
                {"title":"Triple en partes","file_name":"clip.mp4","size_bytes":%d,"content_type":"video/mp4"}
                """.formatted(Files.size(clip));
        var begun = http.send(
                "POST",
                "/api/uploads",
                Map.of("Authorization", "Bearer " + token, "Content-Type", "application/json"),
                BodyPublishers.ofString(form),
                PATIENCE);
        try (var in = Files.newInputStream(clip)) {
            for (JsonNode part : begun.body().path("parts")) {
                var bytes = in.readNBytes(part.path("size_bytes").asInt());
                http.send("PUT", part.path("url").asString(), Map.of(), BodyPublishers.ofByteArray(bytes), PATIENCE);
            }
        }
        return new DirectUpload(http, token, begun.text("upload_id"));
    }

    /** The status of one attempt, 0 without an answer. */
    int complete() {
        try {
            return http.send(
                            "POST",
                            "/api/uploads/" + id + "/complete",
                            Map.of("Authorization", "Bearer " + token),
                            BodyPublishers.noBody(),
                            PATIENCE)
                    .status();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
