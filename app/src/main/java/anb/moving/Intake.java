package anb.moving;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings the rows of an export into an empty database: all of them and the note that they are there, or nothing. */
@Component
class Intake {

    /** The one table whose own rows stay, behind those that arrive: what was done here was done. */
    private static final String AUDIT = "audit";

    private final JdbcClient db;
    private final MovedTables moved;
    private final Copying copying;
    private final ImportNotes notes;
    private final TransactionTemplate transaction;

    Intake(JdbcClient db, MovedTables moved, Copying copying, ImportNotes notes, TransactionTemplate transaction) {
        this.db = db;
        this.moved = moved;
        this.copying = copying;
        this.notes = notes;
        this.transaction = transaction;
    }

    /** @throws Obstacle the export is of another version */
    void requireSameVersion(Manifest manifest) {
        var schema = moved.schema();
        if (!manifest.head().schema().equals(schema)) {
            throw new Obstacle(("The export was made at migration %s, this version is at %s. Export once more with the"
                            + " jar that imports: it brings the database there up to date.")
                    .formatted(manifest.head().schema(), schema));
        }
        var described = manifest.tables().stream()
                .map(rows -> rows.table() + rows.columns())
                .sorted()
                .toList();
        var present = moved.tables().stream()
                .map(table -> table.name() + table.columns())
                .sorted()
                .toList();
        if (!described.equals(present)) {
            throw new Obstacle("The tables of the export are not those of this database. Export once more with the jar"
                    + " that imports.");
        }
    }

    /** @throws Obstacle players, videos or votes are here; what the first start of a node makes does not count */
    void requireEmpty() {
        if (db.sql("""
                select exists (select from account where role <> 'admin') or exists (select from video)
                    or exists (select from vote)
                """).query(Boolean.class).single()) {
            throw new Obstacle(
                    "This installation has players or videos already; nothing was changed. Import into an empty"
                            + " database and bucket, or another data folder.");
        }
    }

    /** @throws Obstacle somebody else is connected: a node at work would serve half a contest */
    void requireAlone() {
        long others = db.sql("""
                select count(*) from pg_stat_activity
                where datname = current_database() and usename = current_user and backend_type = 'client backend'
                  and application_name <> current_setting('application_name')
                """).query(Long.class).single();
        if (others > 0) {
            throw new Obstacle(
                    ("%d other connections to this database are open. Stop every node, leave psql, and say the"
                                    + " same again.")
                            .formatted(others));
        }
    }

    /** Replaces what migrations and a first start put there, its administrators among it. */
    void bring(Manifest manifest, ExportFolder folder, Consumer<String> say) {
        manifest.tables().forEach(rows -> Freight.check(folder, rows.file(), rows.fingerprint()));
        transaction.executeWithoutResult(status -> {
            copying.speakPlainly();
            var tables = moved.tables();
            db.sql("create temp table audit_here on commit drop as table audit").update();
            empty(tables);
            for (var table : tables) {
                say.accept("rows of " + table.name());
                add(table, rowsOf(table, manifest.tables()), folder);
            }
            manifest.sequences().forEach(moved::advance);
            tables.stream().filter(table -> table.name().equals(AUDIT)).forEach(this::addOwnAudit);
            notes.begin(manifest.sha256());
        });
    }

    /** The audit refuses it otherwise; a transaction that does not end well leaves the refusal as it was. */
    private void empty(List<MovedTable> tables) {
        db.sql("alter table audit disable trigger audit_only_grows").update();
        tables.reversed()
                .forEach(table -> db.sql("delete from " + table.quoted()).update());
        db.sql("alter table audit enable trigger audit_only_grows").update();
    }

    private static Line.Rows rowsOf(MovedTable table, List<Line.Rows> all) {
        return all.stream()
                .filter(rows -> rows.table().equals(table.name()))
                .findFirst()
                .orElseThrow();
    }

    private void add(MovedTable table, Line.Rows rows, ExportFolder folder) {
        try (var in = new BufferedInputStream(Files.newInputStream(folder.existing(rows.file())))) {
            long added = copying.in(table, rows, in);
            if (added != rows.rows()) {
                throw new Obstacle("%s has %d rows, the manifest speaks of %d. Run export once more into this folder."
                        .formatted(rows.file(), added, rows.rows()));
            }
        } catch (IOException e) {
            throw Disk.failed(folder.home(), e);
        }
    }

    /** With new numbers. */
    private void addOwnAudit(MovedTable audit) {
        var key = audit.key().stream().map(MovedTable.Column::name).toList();
        var others = MovedTable.list(
                audit.columns().stream().filter(column -> !key.contains(column)).toList());
        db.sql("insert into audit (%1$s) select %1$s from audit_here order by %2$s"
                        .formatted(others, MovedTable.list(key)))
                .update();
    }
}
