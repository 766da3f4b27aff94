package anb.infra;

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

    @AfterEach
    void close() {
        standIn.close();
    }
}
