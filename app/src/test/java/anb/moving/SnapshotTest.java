package anb.moving;

import static org.assertj.core.api.Assertions.assertThat;

import anb.RealParts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@RealParts
class SnapshotTest {

    @Autowired
    Snapshot snapshot;

    @Autowired
    JdbcClient db;

    @TempDir
    Path scratch;

    @Test
    void aSlowDiskBetweenTwoTablesEndsNoExportAndOtherTransactionsMayStandStillNoLonger() throws IOException {
        Set<String> during = new HashSet<>();
        try (var folder = ExportFolder.toWrite(scratch.resolve("export"))) {
            snapshot.take(folder, step -> during.add(mayStandStill()));
        }

        assertThat(during).containsExactly("0");
        assertThat(mayStandStill()).isEqualTo("20s");
    }

    /** For how long the transaction that asks may. */
    private String mayStandStill() {
        return db.sql("select current_setting('idle_in_transaction_session_timeout')")
                .query(String.class)
                .single();
    }
}
