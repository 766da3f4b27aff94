package anb.uploads;

import java.io.FileNotFoundException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A multipart form put together part by part, well made or not. */
final class Form {

    private static final String BOUNDARY = "----anb-test-boundary";

    private final List<BodyPublisher> parts = new ArrayList<>();

    static Map<String, String> contentType() {
        return Map.of("Content-Type", "multipart/form-data; boundary=" + BOUNDARY);
    }

    /** How a form of one file begins on the wire. */
    static String head(String field) {
        return head(field, "clip.mp4");
    }

    private static String head(String field, String name) {
        return "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: video/mp4\r\n\r\n"
                .formatted(BOUNDARY, field, name);
    }

    Form text(String field, String value) {
        parts.add(BodyPublishers.ofString(
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(BOUNDARY, field, value)));
        return this;
    }

    Form file(String field, Path file) {
        try {
            return file(field, BodyPublishers.ofFile(file));
        } catch (FileNotFoundException e) {
            throw new UncheckedIOException(e);
        }
    }

    Form file(String field, BodyPublisher bytes) {
        return file(field, "clip.mp4", bytes);
    }

    Form file(String field, String name, BodyPublisher bytes) {
        parts.add(BodyPublishers.ofString(head(field, name)));
        parts.add(bytes);
        parts.add(BodyPublishers.ofString("\r\n"));
        return this;
    }

    BodyPublisher body() {
        List<BodyPublisher> all = new ArrayList<>(parts);
        all.add(BodyPublishers.ofString("--" + BOUNDARY + "--\r\n"));
        return BodyPublishers.concat(all.toArray(BodyPublisher[]::new));
    }
}
