package anb.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the application asks of the store, call by call, and whether those who ask may. */
@WithNode
class StoreRightsTest {

    private static final Path STORAGE = Path.of("..", "app", "src", "main", "java", "anb", "storage");
    private static final Pattern CALL = Pattern.compile("\\b(?:s3|presigner)\\s*\\.(\\w+)\\(");

    /**
     * Each call of the SDK with the action it needs (Service Authorization Reference, "Actions for Amazon S3"), and where
     * web nodes and workers use it. Deleting for good in a bucket with versions names a version; getting what was pinned too.
     */
    private static final String NEEDED = """
            putObject                     | s3:PutObject                   | uploads resources           | processed resources
            getObject                     | s3:GetObject                   | uploads processed resources | uploads processed resources
            getObject                     | s3:GetObjectVersion            | uploads                     |
            headObject                    | s3:GetObject                   | uploads processed resources | uploads processed resources
            headBucket                    | s3:ListBucket                  | bucket                      | bucket
            listObjectsV2                 | s3:ListBucket                  | bucket                      | bucket
            getBucketVersioning           | s3:GetBucketVersioning         | bucket                      | bucket
            listObjectVersionsPaginator   | s3:ListBucketVersions          | bucket                      | bucket
            deleteObject                  | s3:DeleteObject                | uploads processed           | uploads processed
            deleteObject                  | s3:DeleteObjectVersion         | uploads processed           | uploads processed
            createMultipartUpload         | s3:PutObject                   | uploads                     |
            completeMultipartUpload       | s3:PutObject                   | uploads                     |
            listPartsPaginator            | s3:ListMultipartUploadParts    | uploads                     |
            abortMultipartUpload          | s3:AbortMultipartUpload        | uploads                     | uploads
            listMultipartUploadsPaginator | s3:ListBucketMultipartUploads  | bucket                      | bucket
            presignGetObject              | s3:GetObject                   | uploads processed           |
            presignUploadPart             | s3:PutObject                   | uploads                     |
            """;

    /** Only with {@code anb.storage.allowed-origins}, which instances are not told: the template says it. */
    private static final Set<String> NEVER_ON_AWS = Set.of("getBucketCors", "putBucketCors");

    private record Need(String call, String action, String web, String workers) {

        static Need in(String line) {
            var parts = line.split("\\|", -1);
            return new Need(parts[0].strip(), parts[1].strip(), parts[2].strip(), parts[3].strip());
        }

        Stream<String> rights(String places) {
            return Stream.of(places.split(" ", -1))
                    .filter(place -> !place.isEmpty())
                    .map(place -> action + " " + (place.equals("bucket") ? "Clips" : place + "/*"));
        }
    }

    private final Installation installation = Installation.of("default");

    @Test
    void whoSignsMayDoAllThatWebNodesAskOfTheStore() {
        assertThat(Rights.of(installation.data(), "Signer"))
                .containsAll(needs().stream()
                        .flatMap(need -> need.rights(need.web()))
                        .collect(Collectors.toSet()));
    }

    @Test
    void aWorkerMayDoAllThatItAsksOfTheStore() {
        assertThat(Rights.of(installation.service(), "WorkersRole"))
                .containsAll(needs().stream()
                        .flatMap(need -> need.rights(need.workers()))
                        .collect(Collectors.toSet()));
    }

    @Test
    void everyCallOfTheStoreIsKnownHere() throws IOException {
        var known = new TreeSet<>(NEVER_ON_AWS);
        needs().forEach(need -> known.add(need.call()));
        assertThat(calls()).isEqualTo(known);
        assertThat(FirstBoots.of(installation, "Web")).doesNotContainKey("ANB_STORAGE_ALLOWED_ORIGINS");
    }

    private static List<Need> needs() {
        return NEEDED.lines().map(Need::in).toList();
    }

    private static Set<String> calls() throws IOException {
        try (var files = Files.list(STORAGE)) {
            return files.flatMap(file -> CALL.matcher(text(file)).results())
                    .map(match -> match.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
