package anb.processing;

import anb.storage.ObjectKey;
import anb.storage.ObjectStore;
import anb.storage.Sha256;
import anb.videos.VideoId;
import java.nio.file.Path;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Gives a video on paper an original. */
final class Kept {

    private Kept() {}

    /** As if this file had been accepted. */
    static void original(ObjectStore store, JdbcClient db, VideoId id, Path file) {
        store.put(ObjectKey.original(id.value()), file, "video/mp4");
        db.sql("update video set sha256 = :sha256 where id = :id")
                .param("sha256", Sha256.of(file))
                .param("id", id.value())
                .update();
    }
}
