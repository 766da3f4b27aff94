package anb.moving;

import java.io.IOException;
import java.io.OutputStream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Compares the rows and the ranking of this installation with those of an export, byte by byte. */
@Component
class Verification {

    private final MovedTables moved;
    private final Copying copying;
    private final TransactionTemplate transaction;

    Verification(MovedTables moved, Copying copying, TransactionTemplate transaction) {
        this.moved = moved;
        this.copying = copying;
        this.transaction = transaction;
    }

    /** @throws Obstacle naming what differs */
    void compare(Manifest manifest) {
        transaction.executeWithoutResult(status -> {
            try {
                copying.speakPlainly();
                compareRows(manifest);
                compareRanking(manifest.ranking());
            } catch (IOException impossible) {
                throw new IllegalStateException(impossible);
            }
        });
    }

    /** Rows that were added here since, to the audit, are behind those that arrived. */
    private void compareRows(Manifest manifest) throws IOException {
        for (var table : moved.tables()) {
            var expected = manifest.tables().stream()
                    .filter(rows -> rows.table().equals(table.name()))
                    .findFirst()
                    .orElseThrow();
            if (!copying.out(table, expected.rows(), OutputStream.nullOutputStream())
                    .equals(expected)) {
                throw new Obstacle(
                        ("The rows of %s here are not those of the export. Begin again with an empty database"
                                        + " and bucket; if it is so again, say reconcile --repair where it was exported, and export"
                                        + " once more.")
                                .formatted(table.name()));
            }
        }
    }

    private void compareRanking(Line.Ranking expected) throws IOException {
        if (!copying.rankingOfScores().equals(expected)
                || !copying.rankingOfVotes().equals(expected)) {
            throw new Obstacle(
                    "The ranking here is not that of the export. Say reconcile --repair where it was exported,"
                            + " and export once more.");
        }
    }
}
