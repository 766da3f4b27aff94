package anb.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The bucket as it lies on the disk, whatever the store says of it. */
record Bucket(Path folder) {

    /** What a run stores, the last of them last (the platform's {@code Studio}). */
    static final List<String> PRODUCTS = List.of("clip.mp4", "poster.jpg", "thumbnail.jpg");

    /** The sizes in bytes of all objects, by their keys. */
    Map<String, Long> objects() {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .collect(Collectors.toMap(
                            file -> folder.relativize(file).toString(),
                            file -> file.toFile().length()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How long an object has been there; none at all if it is gone. */
    Duration age(String key) {
        long since = folder.resolve(key).toFile().lastModified();
        return since == 0 ? Duration.ZERO : Duration.ofMillis(System.currentTimeMillis() - since);
    }

    /** What of a run's products is not there, or is empty. */
    List<String> missing(String video, long fence) {
        var made = folder.resolve(made(video, fence));
        return PRODUCTS.stream()
                .filter(product -> made.resolve(product).toFile().length() == 0)
                .toList();
    }

    /** Where a run stores, to the last slash. */
    static String made(String video, long fence) {
        return "processed/%s/%d/".formatted(video, fence);
    }
}
