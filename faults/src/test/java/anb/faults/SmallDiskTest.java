package anb.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assumptions.assumeThat;

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

    /** A run that was under way when it was filled takes its files away. */
    @Test
    void roomThatOthersGiveBackIsFilledToo() throws Exception {
        assumeThat(SmallDisk.available()).as("root may mount").isTrue();
        SmallDisk.mount(folder);
        try {
            var others = Files.write(folder.resolve("others"), new byte[1 << 20]);
            SmallDisk.fill(folder);
            Files.delete(others);
            SmallDisk.fill(folder);
            assertThatIOException()
                    .isThrownBy(() -> Files.write(folder.resolve("more"), new byte[1]))
                    .withMessageContaining(SmallDisk.FULL);
        } finally {
            SmallDisk.unmount(folder);
        }
    }

    @Test
    void whateverElseIsInTheWayIsNoFullDisk() {
        assertThatExceptionOfType(NotInjected.class)
                .isThrownBy(() -> SmallDisk.fill(folder.resolve("nowhere")))
                .withMessageContaining("not full");
    }
}
