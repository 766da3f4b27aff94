package anb.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmallDiskTest {

    @TempDir
    Path folder;

    /** Linux has a file that is always full. */
    @Test
    void aDiskIsFullWhenTheKernelSaysSo() throws Exception {
        Files.createSymbolicLink(folder.resolve(SmallDisk.FILLING), Path.of("/dev/full"));
        assertThat(SmallDisk.fill(folder)).isEqualTo(folder.resolve(SmallDisk.FILLING));
    }

    @Test
    void whateverElseIsInTheWayIsNoFullDisk() {
        assertThatExceptionOfType(NotInjected.class)
                .isThrownBy(() -> SmallDisk.fill(folder.resolve("nowhere")))
                .withMessageContaining("not full");
    }
}
