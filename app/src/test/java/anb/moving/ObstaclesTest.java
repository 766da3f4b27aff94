package anb.moving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import anb.storage.ObjectKey;
import anb.storage.StoreThatIsAway;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an export can meet that is no fault of its folder. */
class ObstaclesTest {

    @TempDir
    Path folder;

    @Test
    void aStoreThatIsAwayAndADiskThatIsFullAreSaidSo() throws IOException {
        var freight = new Freight(StoreThatIsAway.store());
        try (var export = ExportFolder.toWrite(folder.resolve("away"));
                var journal = Journal.of(export)) {
            assertThatExceptionOfType(Obstacle.class)
                    .isThrownBy(
                            () -> freight.fetch(List.of(ObjectKey.resource("logo.png")), export, journal, step -> {}))
                    .withMessageContaining("anb.storage");
        }
        assertThat(Disk.failed(folder, new RuntimeException(new IOException("No space left on device"))))
                .hasMessageContaining("is full. Make room and say the same again");
    }
}
