package anb.embedded;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The parts on a folder, in a process of their own that can be killed like a real one. */
final class Child implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;
    private final Map<String, String> settings = new HashMap<>();
    private final List<String> said = new ArrayList<>();

    private Child(Process process) throws IOException {
        this.process = process;
        this.output = process.inputReader();
        for (var line = output.readLine();
                line != null && !line.equals(PartsInOwnProcess.READY);
                line = output.readLine()) {
            var parts = line.split("=", 2);
            if (parts.length == 2 && !line.contains(" ")) {
                settings.put(parts[0], parts[1]);
            }
            said.add(line);
        }
    }

    /** Starts the parts and returns when they are ready or have failed. */
    static Child start(Path folder, String... prefix) throws IOException {
        return start(folder, List.of(prefix), Map.of());
    }

    /** The same where {@code program} does not work, as on a host that lacks it. */
    static Child startWithout(String program, Path folder) throws IOException {
        var path = Files.createDirectories(folder.resolveSibling("without-" + program));
        var broken = Files.writeString(path.resolve(program), "#!/bin/sh\nexit 1\n");
        Files.setPosixFilePermissions(broken, PosixFilePermissions.fromString("rwxr-xr-x"));
        return start(folder, List.of(), Map.of("PATH", path + File.pathSeparator + System.getenv("PATH")));
    }

    private static Child start(Path folder, List<String> prefix, Map<String, String> environment) throws IOException {
        var words = new ArrayList<>(prefix);
        words.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                PartsInOwnProcess.class.getName(),
                folder.toString(),
                EmbeddedServers.cache().toAbsolutePath().toString()));
        var builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return new Child(builder.start());
    }

    String setting(String name) {
        return settings.getOrDefault(name, "absent, for it said: " + said);
    }

    String said() {
        return String.join("\n", said);
    }

    /** {@code kill -9}: nothing in the process gets a chance to tidy up. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Ctrl-C as a terminal sends it: to the whole process group, of which this child must be the leader. */
    void interruptItsTerminal() throws IOException, InterruptedException {
        new ProcessBuilder("sh", "-c", "kill -INT -- -" + process.pid()).start().waitFor();
    }

    /** Ends its input, upon which it stops everything and exits. */
    @Override
    public void close() throws IOException {
        process.outputWriter().close();
        process.onExit().completeOnTimeout(process, 20, TimeUnit.SECONDS).join();
        process.destroyForcibly();
    }

    /** The command lines of all processes that work on this folder. */
    static List<String> processesOn(Path folder) {
        return ProcessHandle.allProcesses()
                .flatMap(process -> commandLine(process).stream())
                .filter(line -> line.contains(folder.toString()))
                .toList();
    }

    private static List<String> commandLine(ProcessHandle process) {
        try {
            return List.of(Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline")));
        } catch (IOException e) {
            return List.of();
        }
    }
}
