package anb.moving;

import anb.storage.ObjectKey;
import anb.upkeep.Inventory;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** All rows as they are at one moment, whatever is written meanwhile: one repeatable-read transaction. */
@Component
class Snapshot {

    /**
     * What was written, and what is still to be fetched.
     *
     * @param keys of the objects the rows speak of
     */
    record Taken(
            Line.Head head,
            List<Line.Rows> tables,
            List<Line.Sequence> sequences,
            Line.Ranking ranking,
            List<ObjectKey> keys) {}

    private final JdbcClient db;
    private final MovedTables moved;
    private final Copying copying;
    private final Inventory inventory;
    private final TransactionTemplate transaction;

    Snapshot(
            JdbcClient db,
            MovedTables moved,
            Copying copying,
            Inventory inventory,
            PlatformTransactionManager transactions) {
        this.db = db;
        this.moved = moved;
        this.copying = copying;
        this.inventory = inventory;
        this.transaction = new TransactionTemplate(transactions);
        transaction.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        transaction.setReadOnly(true);
    }

    /** Writes the rows of every table that moves into a file of its own. */
    Taken take(ExportFolder folder, Consumer<String> say) {
        return Objects.requireNonNull(transaction.execute(status -> {
            try {
                return takeNow(folder, say);
            } catch (IOException e) {
                throw Disk.failed(folder.home(), e);
            }
        }));
    }

    private Taken takeNow(ExportFolder folder, Consumer<String> say) throws IOException {
        copying.speakPlainly();
        // it reads only and locks no row, and waits for a disk between two tables
        db.sql("set local idle_in_transaction_session_timeout = 0").update();
        var now = db.sql("select now()").query(OffsetDateTime.class).single().toInstant();
        var head = new Line.Head(Manifest.FORMAT, moved.schema(), now);
        var tables = new ArrayList<Line.Rows>();
        for (var table : moved.tables()) {
            say.accept("rows of " + table.name());
            tables.add(folder.write("rows/" + table.name() + ".copy", out -> copying.out(table, Long.MAX_VALUE, out)));
        }
        var keys = new ArrayList<ObjectKey>();
        inventory.each(keys::add);
        return new Taken(head, tables, moved.sequences(), copying.rankingOfVotes(), keys);
    }
}
