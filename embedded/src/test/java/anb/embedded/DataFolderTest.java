package anb.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    Path temp;

    @Test
    void aFolderThatCannotBeMadeIsRefusedWithARemedy() throws IOException {
        var file = Files.createFile(temp.resolve("file"));

        assertThatExceptionOfType(EmbeddedFailure.class)
                .isThrownBy(() -> DataFolder.open(file.resolve("data")))
                .withMessageContaining("cannot be used")
                .withMessageContaining("--anb.data=DIR");
    }

    @Test
    void whatAKilledProcessLeftInTempIsGoneAtTheNextStart() throws IOException {
        DataFolder.open(temp).close();
        var left = Files.createDirectories(temp.resolve("temp")).resolve("half-an-upload");
        Files.createFile(left);

        DataFolder.open(temp).close();

        assertThat(left).doesNotExist();
    }

    @Test
    void aFolderThatHoldsOtherThingsIsNotTouched() throws IOException {
        var theirs =
                Files.createFile(Files.createDirectory(temp.resolve("temp")).resolve("theirs"));

        assertThatExceptionOfType(EmbeddedFailure.class)
                .isThrownBy(() -> DataFolder.open(temp))
                .withMessageContaining("already holds other things");
        assertThat(theirs).exists();
    }

    @Test
    void aDamagedCredentialsFileIsNamedTogetherWithWhatItLacks() throws IOException {
        try (var folder = DataFolder.open(temp)) {
            Credentials.of(folder);
            var file = folder.resolve(Credentials.FILE);
            var lines = Files.readAllLines(file).stream()
                    .filter(line -> !line.startsWith("redis"))
                    .toList();
            Files.write(file, lines);

            assertThatExceptionOfType(EmbeddedFailure.class)
                    .isThrownBy(() -> Credentials.of(folder))
                    .withMessageContaining(file + " is damaged: redis.password is missing");
        }
    }

    @Test
    void aPortIsKeptUntilAnotherProgramTakesIt() throws IOException {
        List<String> said = new ArrayList<>();
        try (var folder = DataFolder.open(temp)) {
            int first = new Ports(folder, said::add).of("redis");
            assertThat(new Ports(folder, said::add).of("redis")).isEqualTo(first);
            assertThat(said).isEmpty();

            try (var stranger = new ServerSocket(first, 1, InetAddress.getLoopbackAddress())) {
                int other = new Ports(folder, said::add).of("redis");
                assertThat(other).isNotEqualTo(stranger.getLocalPort());
                assertThat(new Ports(folder, said::add).of("redis")).isEqualTo(other);
            }
        }
        assertThat(said).singleElement().asString().contains("in use by another program");
    }
}
