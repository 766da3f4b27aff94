package anb.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * Programs from artifacts, unpacked once for each version and platform. A folder appears under its final name only when
 * it is complete, so any number of processes may share one cache and a kill half-way leaves nothing that looks usable.
 */
record Cache(Path folder) {

    private static final String PART = ".part-";

    interface Unpacking {
        void into(Path folder) throws IOException;
    }

    /** The folder that holds {@code program}, unpacked now if it has not been before. */
    Path unpacked(String program, Unpacking unpacking) {
        var complete = folder.resolve("%s-%s-%s".formatted(program, version(program), Platform.ofThisHost()));
        if (Files.isDirectory(complete)) {
            return complete;
        }
        try {
            Files.createDirectories(folder);
            var part = Files.createDirectory(folder.resolve(
                    complete.getFileName() + PART + ProcessHandle.current().pid()));
            unpacking.into(part);
            publish(part, complete);
            return complete;
        } catch (IOException e) {
            throw new EmbeddedFailure(
                    "Cannot unpack %s into %s: %s. Free some space there or make it writable, then start again."
                            .formatted(program, folder, e),
                    e);
        }
    }

    /** Removes what a killed process left half unpacked. Only for a cache that no other process uses. */
    void clearParts() {
        try (var parts = Files.newDirectoryStream(folder, "*" + PART + "*")) {
            for (Path part : parts) {
                FileSystemUtils.deleteRecursively(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes one resource of the class path as an executable file. */
    static void extract(String resource, Path file) throws IOException {
        try (InputStream in = resource(resource)) {
            Files.copy(in, file);
        }
        if (!file.toFile().setExecutable(true, false)) {
            throw new IOException("cannot make " + file + " executable");
        }
    }

    static InputStream resource(String name) throws IOException {
        @Nullable InputStream in = Cache.class.getClassLoader().getResourceAsStream(name);
        if (in == null) {
            throw new IOException("this build lacks " + name);
        }
        return in;
    }

    private static void publish(Path part, Path complete) throws IOException {
        try {
            Files.move(part, complete, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!Files.isDirectory(complete)) {
                throw e;
            }
            FileSystemUtils.deleteRecursively(part); // another process was faster
        }
    }

    private static String version(String program) {
        var versions = new Properties();
        try (InputStream in = resource("anb/embedded/versions.properties")) {
            versions.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return versions.getProperty(program);
    }
}
