package anb.infra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An instance for scripts to run on: a folder for its root, with what first boot left and stand-ins for what they call. */
abstract class ScriptsFixture {

    @TempDir
    Path folder;

    StandIn standIn;

    @BeforeEach
    void prepare() throws Exception {
        NodeThere.wants("jq", "curl", "bash");
        standIn = StandIn.forScripts(folder);
    }

    /** Lines of nginx about looks at {@code /health}, and before each the beginning of one that was not written to its end. */
    void asked(int status, String... clients) throws IOException {
        var lines = standIn.at("/var/log/nginx/anb.log");
        var text = new StringBuilder(Files.exists(lines) ? Files.readString(lines) : "");
        for (var client : clients) {
            text.append("{\"client\":\"10.20.\n")
                    .append("{\"client\":\"%s\",\"path\":\"/health\",\"status\":%d}\n".formatted(client, status));
        }
        standIn.file("/var/log/nginx/anb.log", text.toString());
    }

    @AfterEach
    void close() {
        standIn.close();
    }
}
