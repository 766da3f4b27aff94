package anb.storage;

import java.io.IOException;
import java.nio.file.Path;

/** A process with a scratch folder, which stays until it is killed or its parent goes. */
final class ScratchInOwnProcess {

    private ScratchInOwnProcess() {}

    public static void main(String[] arguments) throws IOException {
        var scratch = new Scratch(new ScratchSettings(Path.of(arguments[0])));
        System.out.println("home " + scratch.home());
        while (System.in.read() >= 0) {
            // until the parent closes the pipe
        }
        Runtime.getRuntime().halt(1);
    }
}
