package anb.embedded;

import java.io.IOException;
import java.nio.file.Path;

/** A program that tests start and kill: it runs the parts on a folder until its input ends. */
final class PartsInOwnProcess {

    static final String READY = "ready";

    private PartsInOwnProcess() {}

    public static void main(String[] args) throws IOException {
        try (var parts = EmbeddedParts.start(Path.of(args[0]), Path.of(args[1]), PartsInOwnProcess::say)) {
            parts.settings().forEach((name, value) -> say(name + "=" + value));
            say(READY);
            System.in.transferTo(System.out);
        } catch (EmbeddedFailure e) {
            say("failed: " + e.getMessage());
        }
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
