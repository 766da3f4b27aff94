package anb.videos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import anb.jobs.Jobs;
import anb.storage.ObjectKey;
import anb.storage.StoreThatIsAway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What becomes of the objects of a deleted video when not all goes well. */
class ErasureTest extends VideosFixture {

    @Autowired
    Jobs jobs;

    @Autowired
    Erasure erasure;

    @Autowired
    TransactionTemplate transaction;

    @TempDir
    Path folder;

    @Test
    void aVideoDeletedWhileTheStoreIsAwayIsGoneAtOnceAndItsObjectsSoonAfter() throws IOException {
        VideoId id = videoThatIs(VideoStatus.PROCESSED);
        ObjectKey original = ObjectKey.original(id.value());
        store.put(original, Files.writeString(folder.resolve("bytes"), "bytes"), "video/mp4");
        var withoutStore = new Deletion(videos, jobs, new Erasure(StoreThatIsAway.store()), transaction);

        withoutStore.delete(person.id(), id);

        assertThat(videos.find(id)).isEmpty();
        await().until(() -> !store.exists(original));
    }

    @Test
    void erasingTwiceIsHarmless() {
        VideoId id = videoThatIs(VideoStatus.PROCESSED);

        erasure.erase(id);
        erasure.erase(id);

        assertThat(store.exists(ObjectKey.original(id.value()))).isFalse();
    }
}
