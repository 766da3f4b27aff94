package anb.takeover;

import anb.accounts.Newcomer;
import anb.moving.Obstacle;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The list of owners and titles, read as a whole before anything is done.
 *
 * @param flaws of rows that cannot be used, by line
 */
record Roll(List<Row> rows, Map<Long, String> flaws) {

    static final List<String> REQUIRED =
            List.of("file", "title", "email", "first_name", "last_name", "city", "country");
    private static final String UPLOADED_AT = "uploaded_at";

    /** Reads it. @throws Obstacle it is not such a list */
    static Roll read(Path file) {
        try (var in = Files.newBufferedReader(file)) {
            var csv = new Csv(in);
            var columns = columns(csv, file);
            return rows(csv, columns);
        } catch (CharacterCodingException e) {
            throw new Obstacle("%s is not in UTF-8. Save it as \"CSV UTF-8\".".formatted(file), e);
        } catch (IOException e) {
            throw new Obstacle("The list %s cannot be read (%s). Name it with --csv=FILE.".formatted(file, e), e);
        }
    }

    private static Map<String, Integer> columns(Csv csv, Path file) throws IOException {
        var columns = new HashMap<String, Integer>();
        var heads = csv.next().map(Csv.Values::cells).orElse(List.of());
        for (int i = 0; i < heads.size(); i++) {
            var name = heads.get(i).strip().toLowerCase(Locale.ROOT);
            if ((!REQUIRED.contains(name) && !name.equals(UPLOADED_AT)) || columns.put(name, i) != null) {
                throw unfit(file, "the column '%s' is unknown or there twice".formatted(printable(name)));
            }
        }
        var absent =
                REQUIRED.stream().filter(name -> !columns.containsKey(name)).toList();
        if (!absent.isEmpty()) {
            throw unfit(file, "there is no column " + String.join(", ", absent));
        }
        return columns;
    }

    private static Obstacle unfit(Path file, String why) {
        return new Obstacle("The first line of %s must name the columns %s and, if you like, %s: %s."
                .formatted(file, String.join(",", REQUIRED), UPLOADED_AT, why));
    }

    private static Roll rows(Csv csv, Map<String, Integer> columns) throws IOException {
        var rows = new ArrayList<Row>();
        var flaws = new TreeMap<Long, String>();
        var lines = new HashMap<String, Long>();
        for (var values = csv.next(); values.isPresent(); values = csv.next()) {
            long line = values.get().line();
            var cells = values.get().cells();
            if (values.get().flaw().isPresent()) {
                flaws.put(line, values.get().flaw().get());
            } else if (cells.size() != columns.size()) {
                flaws.put(line, "%d values for %d columns".formatted(cells.size(), columns.size()));
            } else {
                var row = row(line, cells, columns);
                var earlier = lines.putIfAbsent(row.file(), line);
                if (earlier == null) {
                    rows.add(row);
                } else {
                    flaws.put(line, "the file is on line %d already".formatted(earlier));
                }
            }
        }
        return new Roll(rows, flaws);
    }

    private static Row row(long line, List<String> cells, Map<String, Integer> columns) {
        var values = new HashMap<String, String>();
        columns.forEach((name, place) -> values.put(name, cells.get(place).strip()));
        return new Row(
                line,
                values.getOrDefault("file", ""),
                values.getOrDefault("title", ""),
                new Newcomer(
                        values.getOrDefault("email", ""),
                        values.getOrDefault("first_name", ""),
                        values.getOrDefault("last_name", ""),
                        values.getOrDefault("city", ""),
                        values.getOrDefault("country", "")),
                values.getOrDefault(UPLOADED_AT, "").isEmpty() ? null : values.get(UPLOADED_AT));
    }

    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", " ").substring(0, Math.min(40, text.length()));
    }
}
