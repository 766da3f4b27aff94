package anb.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anb.RealParts;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

@RealParts
class ObjectStoreTest {

    @Autowired
    ObjectStore store;

    @Autowired
    StorageSettings settings;

    @TempDir
    Path folder;

    /** Nobody else's: other tests use the same bucket. */
    final String prefix = "test-" + UUID.randomUUID() + "/";

    @AfterEach
    void tidyUp() {
        store.deletePrefix(prefix);
    }

    @Test
    void whatWasPutComesBackByteForByte() throws IOException {
        byte[] bytes = {1, 2, 3, 0, -1};
        put("a.bin", bytes);

        Path fetched = folder.resolve("fetched");
        store.get(key("a.bin"), fetched);

        assertThat(fetched).hasBinaryContent(bytes);
    }

    @Test
    void whatIsStoredCanBeFoundWithItsSizeAndTime() throws IOException {
        put("a.bin", new byte[321]);

        StoredObject found = store.find(key("a.bin")).orElseThrow();

        assertThat(found.key()).isEqualTo(key("a.bin"));
        assertThat(found.sizeBytes()).isEqualTo(321);
        assertThat(Duration.between(found.lastModified(), Instant.now()).abs()).isLessThan(Duration.ofMinutes(1));
        assertThat(store.exists(key("a.bin"))).isTrue();
    }

    @Test
    void anObjectIsKnownByItsSha256WhetherTheStoreKeepsItOrItIsRead() throws IOException {
        var abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"; // of FIPS 180-2, appendix B.1
        var file = Files.writeString(folder.resolve("abc"), "abc");

        store.put(key("read.bin"), file, "image/png");
        store.put(key("kept.bin"), file, "image/png", abc);

        assertThat(store.sha256(key("read.bin"))).isEqualTo(abc);
        assertThat(store.sha256(key("kept.bin"))).isEqualTo(abc);
        assertThat(store.get(key("kept.bin"), folder.resolve("fetched")).type()).isEqualTo("image/png");
        assertThatThrownBy(() -> store.sha256(key("nothing"))).isInstanceOf(NoSuchObject.class);
    }

    @Test
    void theStoreTakesNoBytesUnderTheSha256OfOthers() throws IOException {
        var file = Files.writeString(folder.resolve("abd"), "abd");

        assertThatThrownBy(() -> store.put(key("a.bin"), file, "image/png", "00".repeat(32)))
                .isInstanceOf(StorageException.class);

        assertThat(store.exists(key("a.bin"))).isFalse();
    }

    @Test
    void whatIsNotThereIsNotFoundAndCannotBeFetched() {
        assertThat(store.find(key("nothing"))).isEmpty();
        assertThat(store.exists(key("nothing"))).isFalse();
        assertThatThrownBy(() -> store.get(key("nothing"), folder.resolve("never")))
                .isInstanceOf(NoSuchObject.class)
                .hasMessageContaining(prefix + "nothing");
        assertThat(folder.resolve("never")).doesNotExist();
    }

    @Test
    void aSecondPutReplacesTheFirst() throws IOException {
        put("a.bin", new byte[10]);
        put("a.bin", new byte[20]);

        assertThat(store.find(key("a.bin")).orElseThrow().sizeBytes()).isEqualTo(20);
    }

    @Test
    void objectsAreListedInTheOrderOfTheirKeysFromAnywhere() throws IOException {
        for (String name : new String[] {"c", "a", "b/2", "b/1"}) {
            put(name, new byte[1]);
        }

        assertThat(store.list(prefix).map(StoredObject::key))
                .containsExactly(key("a"), key("b/1"), key("b/2"), key("c"));
        assertThat(store.list(prefix, prefix + "b/1").map(StoredObject::key)).containsExactly(key("b/2"), key("c"));
        assertThat(store.list(prefix + "b/")).hasSize(2);
        assertThat(store.list(prefix + "none")).isEmpty();
    }

    @Test
    void deletingAnObjectSparesTheOneWhoseKeyMerelyBeginsTheSame() throws IOException {
        put("logo.png", new byte[1]);
        put("logo.png.old", new byte[1]);

        store.delete(key("logo.png"));
        store.delete(key("logo.png"));

        assertThat(store.list(prefix).map(StoredObject::key)).containsExactly(key("logo.png.old"));
    }

    @Test
    void aPrefixIsListedAndDeletedWhollyThoughItFillsMoreThanAPage() throws IOException {
        Path file = Files.write(folder.resolve("one"), new byte[1]);
        try (var many = Executors.newFixedThreadPool(16)) {
            IntStream.range(0, 1005)
                    .forEach(n -> many.execute(() -> store.put(key("%04d".formatted(n)), file, "text/plain")));
        }

        assertThat(store.list(prefix).map(StoredObject::key)).hasSize(1005).doesNotHaveDuplicates();

        store.deletePrefix(prefix);
        assertThat(store.list(prefix)).isEmpty();
    }

    @Test
    void aStoreThatIsAwayIsSaidToBeForEveryOperation() throws IOException {
        ObjectStore away = StoreThatIsAway.store();
        Path file = Files.write(folder.resolve("one"), new byte[1]);

        assertThat(store.reachable()).isTrue();
        assertThat(away.reachable()).isFalse();
        assertThatThrownBy(() -> away.put(key("a"), file, "text/plain")).isExactlyInstanceOf(StorageException.class);
        assertThatThrownBy(() -> away.get(key("a"), folder.resolve("b"))).isExactlyInstanceOf(StorageException.class);
        assertThatThrownBy(() -> away.find(key("a"))).isExactlyInstanceOf(StorageException.class);
        assertThatThrownBy(() -> away.list(prefix).toList()).isExactlyInstanceOf(StorageException.class);
        assertThatThrownBy(() -> away.delete(key("a"))).isExactlyInstanceOf(StorageException.class);
        assertThatThrownBy(() -> away.deletePrefix(prefix)).isExactlyInstanceOf(StorageException.class);
    }

    @Test
    void aRefusalOfTheStoreIsNotTakenForAMissingObject() {
        StorageSettings wrongKey = settings(settings.bucket(), settings.endpoint(), "not the secret");
        ObjectStore refused = new ObjectStore(new S3Clients().s3(wrongKey), wrongKey);

        assertThat(refused.reachable()).isFalse();
        assertThatThrownBy(() -> refused.find(key("a"))).isExactlyInstanceOf(StorageException.class);
    }

    @Test
    void aBucketThatDoesNotExistIsNotTakenForAMissingObject() {
        StorageSettings elsewhere = settings("no-such-bucket", settings.endpoint(), settings.secretKey());
        ObjectStore lost = new ObjectStore(new S3Clients().s3(elsewhere), elsewhere);

        assertThat(lost.reachable()).isFalse();
        assertThatThrownBy(() -> lost.get(key("a"), folder.resolve("b"))).isExactlyInstanceOf(StorageException.class);
        assertThatThrownBy(() -> lost.list(prefix)).isExactlyInstanceOf(StorageException.class);
    }

    private StorageSettings settings(String bucket, @Nullable URI endpoint, @Nullable String secret) {
        return new StorageSettings(
                bucket,
                settings.region(),
                endpoint,
                null,
                settings.accessKey(),
                secret,
                true,
                Duration.ofHours(1),
                Duration.ofMinutes(15));
    }

    private ObjectKey key(String name) {
        return new ObjectKey(prefix + name);
    }

    private void put(String name, byte[] bytes) throws IOException {
        store.put(key(name), Files.write(Files.createTempFile(folder, "put", ""), bytes), "application/octet-stream");
    }
}
