package anb.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The lines of a cluster and of its nodes, each node's behind its name. */
record ClusterLog(Path file) {

    private static final String UP = "ANB Rising Stars Showcase is up.", NGINX = "with deploy/nginx/anb.conf";

    private static final int END = 40;

    static ClusterLog in(Path folder) {
        return new ClusterLog(folder.resolve("cluster.log"));
    }

    boolean saysUp() throws IOException {
        return text().contains(UP);
    }

    /** Whether nginx stands in front, and not what stands in for it where it is not installed. */
    boolean saysNginx() throws IOException {
        return text().contains(NGINX);
    }

    /** The last lines, for whoever wonders why it ended. */
    String end() throws IOException {
        var lines = text().lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - END), lines.size()));
    }

    /** How many lines a node has written that contain this. */
    long said(String node, String text) throws IOException {
        return said(node, List.of(text));
    }

    /** How many lines a node has written that contain all of these. */
    long said(String node, List<String> texts) throws IOException {
        try (var lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            return lines.filter(line ->
                            line.startsWith(node + " ") && texts.stream().allMatch(line::contains))
                    .count();
        }
    }

    /** Bytes of other programs are among them, which need be no UTF-8. */
    private String text() throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }
}
