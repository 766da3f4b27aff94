package anb.takeover;

import anb.moving.Obstacle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The folders of the earlier systems. What was sent is preferred to what they made of it; no link is followed. */
final class Share {

    private static final List<String> FOLDERS = List.of("videos/unprocessed-videos", "videos/processed-videos");

    private final Path home;
    private final List<Path> folders;

    /** @throws Obstacle there are no such folders */
    Share(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new Obstacle("There is no folder %s. Name the one that holds %s."
                    .formatted(directory, String.join(" and ", FOLDERS)));
        }
        home = directory.toRealPath();
        folders = FOLDERS.stream().map(home::resolve).filter(this::isOwn).toList();
        if (folders.isEmpty()) {
            throw new Obstacle("%s holds neither %s, or they are links. Name the folder that does."
                    .formatted(home, String.join(" nor ", FOLDERS)));
        }
    }

    private boolean isOwn(Path folder) {
        try {
            return Files.isDirectory(folder) && folder.toRealPath().equals(folder);
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** Where the list is unless somebody says otherwise. */
    Path list() {
        return home.resolve("videos.csv");
    }

    /** The file of that name; empty when there is none, or when it is no name. */
    Optional<Path> find(String name) {
        if (name.isEmpty() || name.startsWith(".") || name.chars().anyMatch(c -> c == '/' || c == '\\' || c < ' ')) {
            return Optional.empty();
        }
        return folders.stream()
                .map(folder -> folder.resolve(name))
                .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                .findFirst();
    }

    /** Files of what was sent that none of these names speaks of. */
    List<String> others(Set<String> names) throws IOException {
        var others = new ArrayList<String>();
        for (var folder : folders) {
            try (var files = Files.list(folder)) {
                files.map(file -> String.valueOf(file.getFileName()))
                        .filter(name -> !names.contains(name))
                        .map(name -> folder.getFileName() + "/" + name)
                        .forEach(others::add);
            }
        }
        return others.stream().sorted().toList();
    }
}
