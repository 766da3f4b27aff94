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
 * Parts of uploads that are over, which S3Proxy keeps in a folder that it shows to nobody: found by the missing stub, which is
 * there for as long as an upload is open. {@link PromptParts} leaves none; a kill may.
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
            Matcher name = name(folder);
            try {
                if (name.matches()
                        && isOver(bucket, name.group(1))
                        && Files.getLastModifiedTime(folder).toInstant().isBefore(now.minus(untouchedFor))) {
                    FileSystemUtils.deleteRecursively(folder);
                }
            } catch (IOException changing) {
                // another part has just come, or the folder is gone: the next look will tell
            }
        }
    }

    /** Removes those of one upload, unless it is open. @return whether it is over */
    static boolean removeIfOver(Path bucket, String upload) {
        if (!isOver(bucket, upload)) {
            return false;
        }
        for (Path folder : folders(bucket)) {
            Matcher name = name(folder);
            try {
                if (name.matches() && name.group(1).equals(upload)) {
                    FileSystemUtils.deleteRecursively(folder);
                }
            } catch (IOException changing) {
                // a part is being written or removed there: whoever does so looks as well
            }
        }
        return true;
    }

    private static boolean isOver(Path bucket, String upload) {
        return Files.notExists(bucket.resolve(STUB + upload));
    }

    private static Matcher name(Path folder) {
        return PARTS.matcher(folder.getFileName().toString());
    }

    private static List<Path> folders(Path bucket) {
        try (Stream<Path> all = Files.list(bucket)) {
            return all.filter(Files::isDirectory).toList();
        } catch (IOException unreadable) {
            return List.of(); // whoever wants an object will hear of it
        }
    }
}
