package anb.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ClockInDisguiseTest {

    @TempDir
    Path folder;

    @Test
    void oneNodeIsFastByEveryWayToAskAndTheOtherIsRight() throws Exception {
        var program = ClockInDisguise.write(folder, jar());
        ClockInDisguise.set(folder, "web-1", 600);
        ClockInDisguise.set(folder, "web-2", 0);

        assertThat(off(program, "web-1")).hasSize(3).allMatch(seconds -> Math.abs(seconds - 600) < 30);
        assertThat(off(program, "web-2")).hasSize(3).allMatch(seconds -> Math.abs(seconds) < 30);
    }

    private List<Long> off(Path program, String node) throws IOException {
        var builder = new ProcessBuilder(program.toString());
        builder.environment()
                .put("ANB_TEMP", folder.resolve(node).resolve("temp").toString());
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        long now = System.currentTimeMillis();
        return said.lines().map(line -> (Long.parseLong(line) - now) / 1_000).toList();
    }

    private Path jar() throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, WhatTimeIsIt.class.getName());
        var jar = folder.resolve("node.jar");
        var name = "anb/faults/WhatTimeIsIt.class";
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                InputStream in =
                        Objects.requireNonNull(getClass().getClassLoader().getResourceAsStream(name))) {
            out.putNextEntry(new JarEntry(name));
            in.transferTo(out);
        }
        return jar;
    }
}
