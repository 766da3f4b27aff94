package anb.upkeep;

import anb.storage.StoredObject;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How much lies in the bucket by the first part of its keys, as the last sweep counted it. */
@Repository
public class StorageUse {

    private final JdbcClient db;

    StorageUse(JdbcClient db) {
        this.db = db;
    }

    /** What lies under one prefix; of a bucket with versions the present ones. */
    public record Used(String prefix, long objects, long bytes, Instant countedAt) {}

    /** By prefix; empty before the first sweep. */
    public List<Used> all() {
        return db.sql("select prefix, objects, bytes, counted_at from storage_use order by prefix")
                .query((row, n) -> new Used(
                        row.getString("prefix"),
                        row.getLong("objects"),
                        row.getLong("bytes"),
                        row.getTimestamp("counted_at").toInstant()))
                .list();
    }

    /** Keeps a count in the place of the one before. */
    void keep(Count count, Instant at) {
        count.prefixes.forEach((prefix, sum) -> db.sql("""
                insert into storage_use (prefix, objects, bytes, counted_at) values (:prefix, :objects, :bytes, :at)
                on conflict (prefix) do update
                set objects = excluded.objects, bytes = excluded.bytes, counted_at = excluded.counted_at
                """)
                .param("prefix", prefix)
                .param("objects", sum.objects)
                .param("bytes", sum.bytes)
                .param("at", Timestamp.from(at))
                .update());
    }

    /** Adds up objects as they pass. */
    static final class Count {

        private final Map<String, Sum> prefixes = new TreeMap<>();

        /** A prefix without an object is counted too. */
        Count(List<String> prefixes) {
            prefixes.forEach(prefix -> this.prefixes.put(prefix, new Sum(0, 0)));
        }

        private record Sum(long objects, long bytes) {

            Sum plus(Sum other) {
                return new Sum(objects + other.objects, bytes + other.bytes);
            }
        }

        void add(StoredObject object) {
            var key = object.key().value();
            prefixes.merge(key.substring(0, key.indexOf('/') + 1), new Sum(1, object.sizeBytes()), Sum::plus);
        }
    }
}
