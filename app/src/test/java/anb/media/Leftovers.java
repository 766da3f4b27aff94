package anb.media;

import anb.storage.Scratch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.stereotype.Component;

/** What files may leave behind in this process: on its disk, among its children, in its memory. */
@Component
class Leftovers {

    private final Scratch scratch;

    Leftovers(Scratch scratch) {
        this.scratch = scratch;
    }

    /** Temp files of uploads and of runs. */
    List<Path> files() {
        try (var files = Files.walk(scratch.home())) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> scratch.home().relativize(file).toString().matches("(arriving|upload-|render-).*"))
                    .toList();
        } catch (IOException | UncheckedIOException changing) {
            return List.of(scratch.home());
        }
    }

    /** Programs that look at files. */
    List<String> children() {
        return ProcessHandle.current()
                .descendants()
                .flatMap(process -> process.info().command().stream())
                .filter(command -> command.endsWith("ffmpeg") || command.endsWith("ffprobe"))
                .toList();
    }

    /** Bytes of the heap that are really in use. */
    long memory() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
