package anb.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BucketTest {

    private static final Path STUDIO = Path.of("../app/src/main/java/anb/processing/Studio.java");

    @TempDir
    Path folder;

    @Test
    void whatARunHasNotStoredOrIsEmptyIsMissing() throws IOException {
        var bucket = new Bucket(folder);
        assertThat(bucket.missing("v1", 7)).isEqualTo(Bucket.PRODUCTS);

        for (var product : Bucket.PRODUCTS) {
            put("processed/v1/7/" + product, "bytes");
        }
        assertThat(bucket.missing("v1", 7)).isEmpty();
        assertThat(bucket.missing("v1", 8)).isEqualTo(Bucket.PRODUCTS);

        put("processed/v1/7/poster.jpg", "");
        assertThat(bucket.missing("v1", 7)).containsExactly("poster.jpg");
    }

    @Test
    void objectsHaveTheirKeysAndSizes() throws IOException {
        put("uploads/v1.mp4", "1234");
        assertThat(new Bucket(folder).objects())
                .containsOnlyKeys("uploads/v1.mp4")
                .containsValue(4L);
    }

    /** What is held back is the answer to the last object: what comes before it is there then. */
    @Test
    void theProductsAreInTheOrderInWhichARunStoresThem() throws IOException {
        var studio = Files.readString(STUDIO);
        assertThat(Bucket.PRODUCTS.stream()
                        .map(product -> studio.indexOf("Rendition." + product.replaceFirst("\\..*", "") + "(")))
                .isSorted()
                .allMatch(at -> at > 0);
    }

    private void put(String key, String text) throws IOException {
        var file = folder.resolve(key);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
