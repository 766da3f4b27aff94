package anb.faults;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** What nodes are started by: the jar, under a clock that is wrong where a file says so. */
final class ClockInDisguise {

    private ClockInDisguise() {}

    /** Returns the program. */
    static Path write(Path folder, Path jar) throws IOException {
        var agent = folder.resolve("clock.jar");
        writeAgent(agent);
        var program = folder.resolve("node");
        Files.writeString(program, """
                #!/bin/sh
                node=$(basename "$(dirname "$ANB_TEMP")")
                off=$(cat %1$s."$node" 2>/dev/null)
                exec %2$s ${off:+-javaagent:%3$s=$off} -Xmx512m -jar %4$s node "$@"
                """.formatted(
                        folder.resolve("clock"), Path.of(System.getProperty("java.home"), "bin", "java"), agent, jar));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return program;
    }

    private static void writeAgent(Path agent) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", ClockAgent.class.getName());
        manifest.getMainAttributes().putValue("Can-Retransform-Classes", "true");
        var name = ClockAgent.class.getName().replace('.', '/') + ".class";
        try (var out = new JarOutputStream(Files.newOutputStream(agent), manifest);
                InputStream in =
                        Objects.requireNonNull(ClockAgent.class.getClassLoader().getResourceAsStream(name))) {
            out.putNextEntry(new JarEntry(name));
            in.transferTo(out);
        }
    }

    /** So many seconds the clock of a node is fast from its next start on; 0 sets it right. */
    static void set(Path folder, String node, long seconds) throws IOException {
        Files.writeString(folder.resolve("clock." + node), seconds == 0 ? "" : Long.toString(seconds));
    }
}
