package anb.infra;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program that was run to its end.
 *
 * @param status it ended with
 * @param output both of its streams
 */
record Command(int status, String output) {

    static final Path DEPLOY = Path.of("..", "deploy").toAbsolutePath().normalize();

    static Command run(String... command) throws IOException, InterruptedException {
        return run(Map.of(), command);
    }

    static Command run(Map<String, String> environment, String... command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(List.of(command)).redirectErrorStream(true);
        builder.environment().putAll(environment);
        var process = builder.start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("it did not end: " + String.join(" ", command));
        }
        return new Command(process.exitValue(), output);
    }
}
