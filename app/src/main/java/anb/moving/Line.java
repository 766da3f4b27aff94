package anb.moving;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A line of a manifest. What it names comes from a file that anybody may have written, so nothing is taken that could
 * mean a place outside the folder, the tables or the three prefixes of the bucket.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Line.Head.class, name = "export"),
    @JsonSubTypes.Type(value = Line.Rows.class, name = "rows"),
    @JsonSubTypes.Type(value = Line.Sequence.class, name = "sequence"),
    @JsonSubTypes.Type(value = Line.Ranking.class, name = "ranking"),
    @JsonSubTypes.Type(value = Line.Stored.class, name = "object"),
    @JsonSubTypes.Type(value = Line.Missing.class, name = "missing"),
    @JsonSubTypes.Type(value = Line.End.class, name = "end")
})
sealed interface Line {

    Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]{0,62}");
    Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    Pattern KEY =
            Pattern.compile("uploads/%1$s\\.mp4|processed/%1$s/\\d{1,19}/(clip\\.mp4|poster\\.jpg|thumbnail\\.jpg)"
                            .formatted(ID.pattern())
                    + "|resources/([A-Za-z0-9_-][A-Za-z0-9._-]*/)*[A-Za-z0-9_-][A-Za-z0-9._-]*");
    Pattern TYPE = Pattern.compile("(video|image)/[a-z0-9]+|application/octet-stream");

    /**
     * The first line.
     *
     * @param format of the folder
     * @param schema the number of the last migration
     */
    record Head(int format, String schema, Instant takenAt) implements Line {}

    /** The rows of one table, in the order of its key, as {@code COPY} writes them. */
    record Rows(String table, List<String> columns, long rows, long bytes, String sha256) implements Line {

        public Rows {
            require(NAME, table);
            columns.forEach(column -> require(NAME, column));
            require(SHA256, sha256);
        }

        String file() {
            return "rows/" + table + ".copy";
        }

        Fingerprint fingerprint() {
            return new Fingerprint(bytes, sha256);
        }
    }

    /** The last number drawn. */
    record Sequence(String name, long value) implements Line {

        public Sequence {
            require(NAME, name);
        }
    }

    /** The lines of the ranking as the votes make them. */
    record Ranking(long players, String sha256) implements Line {

        public Ranking {
            require(SHA256, sha256);
        }
    }

    /**
     * An object of the store.
     *
     * @param etag what the store that it was fetched from called this version of it
     */
    record Stored(String key, String type, String etag, long bytes, String sha256) implements Line {

        public Stored {
            require(KEY, key);
            require(TYPE, type);
            require(SHA256, sha256);
        }

        String file() {
            return "objects/" + key;
        }

        Fingerprint fingerprint() {
            return new Fingerprint(bytes, sha256);
        }
    }

    /** An object that rows speak of and the store had not. */
    record Missing(String key) implements Line {

        public Missing {
            require(KEY, key);
        }
    }

    /**
     * The last line.
     *
     * @param lines how many come before
     * @param sha256 of all their bytes
     */
    record End(long lines, String sha256) implements Line {}

    private static void require(Pattern pattern, String text) {
        if (!pattern.matcher(text).matches()) {
            throw new IllegalArgumentException("no such name is ours");
        }
    }
}
