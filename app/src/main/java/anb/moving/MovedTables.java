package anb.moving;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What of the database moves: every table it has but for those left behind, so that a new one moves too; and in a table
 * every column but those that are generated, or that count the transactions of one server.
 */
@Repository
class MovedTables {

    /** Tables that stay, each with the reason. */
    static final Map<String, String> LEFT_BEHIND = Map.ofEntries(
            Map.entry("flyway_schema_history", "the migrations of one database"),
            Map.entry("data_import", "how far an import into one database has come"),
            Map.entry("job", "what waits is queued anew where it arrives"),
            Map.entry("job_attempt", "what workers of one installation did"),
            Map.entry("worker", "who works in one installation"),
            Map.entry("upload_ticket", "its parts lie in one store; the player begins again"),
            Map.entry("former_rendition", "links to it lead to one store"),
            Map.entry("tally", "counted from the votes"),
            Map.entry("tally_level", "counted from the tallies"),
            Map.entry("tally_cursor", "counts the transactions of one server"),
            Map.entry("score", "counted from the tallies"),
            Map.entry("score_level", "counted from the scores"),
            Map.entry("score_level_dawn", "counted from the scores as the day began"),
            Map.entry("score_due", "what is to be counted"),
            Map.entry("storage_use", "what lies in one store"),
            Map.entry("listing", "counted from the videos"));

    private static final String HERE = "to_regnamespace(quote_ident(current_schema()))";

    private final JdbcClient db;

    MovedTables(JdbcClient db) {
        this.db = db;
    }

    /** Which migration was the last. */
    String schema() {
        return db.sql("""
                select version from flyway_schema_history
                where success and version is not null order by installed_rank desc limit 1
                """).query(String.class).single();
    }

    /** The tables that move, each behind those it refers to. */
    List<MovedTable> tables() {
        var names = names();
        names.removeAll(LEFT_BEHIND.keySet());
        var references = references();
        var placed = new ArrayList<String>();
        while (!names.isEmpty()) {
            var next = names.stream()
                    .filter(name -> references.stream()
                            .noneMatch(reference -> reference.from.equals(name) && names.contains(reference.to)))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("tables that refer to each other: " + names));
            names.remove(next);
            placed.add(next);
        }
        return placed.stream()
                .map(name -> new MovedTable(name, columns(name), key(name)))
                .toList();
    }

    /** The last number drawn from each sequence. */
    List<Line.Sequence> sequences() {
        return db.sql("""
                select sequencename::text as name, last_value as value from pg_sequences
                where schemaname = current_schema() and last_value is not null order by sequencename
                """)
                .query((row, n) -> new Line.Sequence(row.getString("name"), row.getLong("value")))
                .list();
    }

    /** Draws no number from a sequence again that was drawn elsewhere. */
    void advance(Line.Sequence sequence) {
        db.sql("""
                select setval(format('%I', sequencename)::regclass, greatest(:value, coalesce(last_value, 1)))
                from pg_sequences where schemaname = current_schema() and sequencename = :name
                """)
                .param("value", sequence.value())
                .param("name", sequence.name())
                .query(Long.class)
                .list();
    }

    /** A table refers to another. */
    record Reference(String from, String to) {}

    List<Reference> references() {
        return db.sql("""
                select child.relname::text as "from", parent.relname::text as "to"
                from pg_constraint
                join pg_class child on child.oid = conrelid
                join pg_class parent on parent.oid = confrelid
                where contype = 'f' and conrelid <> confrelid and connamespace =\s""" + HERE)
                .query((row, n) -> new Reference(row.getString("from"), row.getString("to")))
                .list();
    }

    Set<String> names() {
        return new HashSet<>(
                db.sql("select relname::text from pg_class where relkind in ('r', 'p') and relnamespace = " + HERE)
                        .query(String.class)
                        .list());
    }

    private List<String> columns(String table) {
        return db.sql("""
                select attname::text from pg_attribute
                where attrelid = cast(quote_ident(:table) as regclass) and attnum > 0 and not attisdropped
                  and attgenerated = '' and atttypid <> 'xid8'::regtype
                order by attnum
                """).param("table", table).query(String.class).list();
    }

    private List<MovedTable.Column> key(String table) {
        return db.sql("""
                select attname::text as name, atttypid = 'text'::regtype as text
                from pg_index
                cross join unnest(indkey::int2[]) with ordinality as part (number, place)
                join pg_attribute on attrelid = indrelid and attnum = part.number
                where indrelid = cast(quote_ident(:table) as regclass) and indisprimary
                order by place
                """)
                .param("table", table)
                .query((row, n) -> new MovedTable.Column(row.getString("name"), row.getBoolean("text")))
                .list();
    }
}
