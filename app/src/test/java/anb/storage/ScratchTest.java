package anb.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchTest {

    @TempDir
    Path temp;

    private final List<Process> nodes = new ArrayList<>();

    @AfterEach
    void stopNodes() throws InterruptedException {
        for (Process node : nodes) {
            node.destroyForcibly().waitFor();
        }
    }

    @Test
    void onlyTheOwnerOfTheProcessMayLookInside() throws IOException {
        try (var scratch = scratch();
                var folder = scratch.open("upload")) {
            assertThat(mode(scratch.home())).isEqualTo("rwx------");
            assertThat(mode(folder.path())).isEqualTo("rwx------");
        }
    }

    @Test
    void aFolderIsGoneWithEverythingInsideWhenItsWorkIsDone() throws IOException {
        try (var scratch = scratch()) {
            Path inside;
            try (var folder = scratch.open("upload")) {
                inside = Files.writeString(folder.file("original"), "bytes");
                Files.createDirectories(folder.file("deep/down"));
                assertThat(folder.path()).hasParent(scratch.home());
            }
            assertThat(inside.getParent()).doesNotExist();
        }
    }

    @Test
    void twoPiecesOfWorkNeverMeet() throws IOException {
        try (var scratch = scratch();
                var one = scratch.open("upload");
                var other = scratch.open("upload")) {
            assertThat(one.path()).isNotEqualTo(other.path());
        }
    }

    @Test
    void aNodeThatStopsLeavesNothing() throws IOException {
        try (var scratch = scratch()) {
            Files.writeString(scratch.open("upload").file("original"), "bytes");
        }
        assertThat(temp).isEmptyDirectory();
    }

    @Test
    void whatAKilledNodeLeftIsRemovedByTheNextStartAndALivingNodeIsSpared() throws Exception {
        Node killed = node();
        Node living = node();
        killed.process().destroyForcibly().waitFor();

        try (var next = scratch()) {
            assertThat(killed.home()).doesNotExist();
            assertThat(living.home()).isNotEmptyDirectory();
            assertThat(next.home()).exists();
        }
    }

    @Test
    void aSecondNodeInOneProcessDoesNotUnlockTheFirst() throws Exception {
        try (var first = scratch()) {
            scratch().close();
            node();

            assertThat(first.home()).exists();
        }
    }

    @Test
    void whatIsNotANodesFolderIsLeftAlone() throws IOException {
        Path somebodyElses = Files.createDirectory(temp.resolve("node-of-a-tree"));
        Path file = Files.writeString(temp.resolve("node-file"), "bytes");

        scratch().close();

        assertThat(somebodyElses).exists();
        assertThat(file).exists();
    }

    private Scratch scratch() throws IOException {
        return new Scratch(new ScratchSettings(temp));
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private record Node(Process process, Path home) {}

    /** Another process with a scratch folder in the same place, as soon as it has it. */
    private Node node() throws IOException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ScratchInOwnProcess.class.getName(),
                        temp.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        nodes.add(process);
        BufferedReader said = process.inputReader();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith("home ")) {
                return new Node(process, Path.of(line.substring("home ".length())));
            }
        }
        throw new IllegalStateException("the node ended at once");
    }
}
