package anb.moving;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.UnaryOperator;

/** A manifest that was changed by who knows how to vouch for it. */
final class Forgery {

    private Forgery() {}

    /** Changes all lines but the last, which vouches for them as it did before. */
    static void of(Path export, UnaryOperator<String> change) throws IOException {
        var manifest = export.resolve(Manifest.FILE);
        var lines = Files.readAllLines(manifest);
        var text = change.apply(String.join("\n", lines.subList(0, lines.size() - 1)) + "\n");
        var end = new Line.End(lines.size() - 1, sha256(text));
        Files.writeString(manifest, text);
        Files.write(manifest, JsonLines.bytes(end), StandardOpenOption.APPEND);
    }

    private static String sha256(String text) throws IOException {
        try (var taking = new Fingerprint.Taking(OutputStream.nullOutputStream())) {
            taking.write(text.getBytes(UTF_8));
            return taking.taken().sha256();
        }
    }
}
