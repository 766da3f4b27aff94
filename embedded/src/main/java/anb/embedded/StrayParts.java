package anb.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * Parts of uploads that are over. S3 refuses a part that comes after its upload was completed or given up; S3Proxy keeps it
 * in a folder that it shows to nobody: found by the missing stub, which is there for as long as an upload is open.
 */
final class StrayParts {

    private static final Pattern PARTS = Pattern.compile("\\.mpus-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})-.*");
    private static final String STUB = ".s3proxy-mpu-stub-";

    private StrayParts() {}

    /**
     * Removes them from a bucket.
     *
     * @param untouchedFor while a folder is younger, its upload may be about to begin or to end
     */
    static void remove(Path bucket, Duration untouchedFor, Instant now) {
        for (Path folder : folders(bucket)) {
            Matcher name = PARTS.matcher(folder.getFileName().toString());
            try {
                if (name.matches()
                        && Files.notExists(bucket.resolve(STUB + name.group(1)))
                        && Files.getLastModifiedTime(folder).toInstant().isBefore(now.minus(untouchedFor))) {
                    FileSystemUtils.deleteRecursively(folder);
                }
            } catch (IOException changing) {
                // another part has just come, or the folder is gone: the next look will tell
            }
        }
    }

    private static List<Path> folders(Path bucket) {
        try (Stream<Path> all = Files.list(bucket)) {
            return all.filter(Files::isDirectory).toList();
        } catch (IOException unreadable) {
            return List.of(); // whoever wants an object will hear of it
        }
    }
}
