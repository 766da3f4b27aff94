package anb.media;

import anb.storage.Scratch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What files may leave behind in this process: on its disk, among its children, in its memory. */
@Component
class Leftovers {

    /** The folder itself, its lock, the place for bodies that arrive, and logo and bumpers, which are kept. */
    private static final Pattern STAYS = Pattern.compile("|\\.lock|arriving|brand-[^/]*(/.*)?");

    /**
     * What this node, its server or its ffmpeg would make if it did not keep to the folder it was given. Nothing shorter:
     * other programs keep things there too, and other tests.
     */
    private static final Pattern ASTRAY =
            Pattern.compile("node-" + ProcessHandle.current().pid() + "-.*|arriving|upload_[0-9a-f_-]+\\.tmp"
                    + "|(brand|demo|export|render|share|takeover|upload)-\\d+|ffcache.*|ffmpeg2pass.*");

    private final Scratch scratch;

    Leftovers(Scratch scratch) {
        this.scratch = scratch;
    }

    /** Whatever is in the node's temp folder, files and folders, but for what stays there as long as it runs. */
    List<Path> files() {
        try (var files = Files.walk(scratch.home())) {
            return files.filter(file -> !stays(file)).toList();
        } catch (IOException | UncheckedIOException changing) {
            return List.of(scratch.home());
        }
    }

    private boolean stays(Path file) {
        return STAYS.matcher(scratch.home().relativize(file).toString()).matches();
    }

    /** What this user has of that where all programs keep such things. */
    Set<Path> inTemp() {
        try (var all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            var user = Files.getOwner(scratch.home());
            return all.filter(file ->
                            ASTRAY.matcher(file.getFileName().toString()).matches())
                    .filter(file -> isOf(user, file))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOf(UserPrincipal user, Path file) {
        try {
            return Files.getOwner(file, LinkOption.NOFOLLOW_LINKS).equals(user);
        } catch (IOException gone) {
            return false;
        }
    }

    /** Programs that look at files, and those that start them and wait. */
    List<String> children() {
        return ProcessHandle.current()
                .descendants()
                .map(ProcessHandle::info)
                .flatMap(process -> process.commandLine().or(process::command).stream())
                .filter(command -> command.contains("ffmpeg") || command.contains("ffprobe"))
                .toList();
    }

    /** Bytes of the heap that are really in use. */
    long memory() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
