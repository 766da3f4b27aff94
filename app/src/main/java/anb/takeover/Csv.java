package anb.takeover;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Comma-separated values as RFC 4180 has them and as spreadsheets write them: quotes, line breaks within quotes, CRLF or LF,
 * a byte order mark, and semicolons where the first line has them. A record that cannot be ours is read to its end, but
 * not kept.
 */
final class Csv {

    /** Characters of a record. */
    private static final int LONGEST = 16_000;

    private static final int END = -1, UNREAD = -2;

    /**
     * A record.
     *
     * @param line on which it begins, counted from 1
     * @param flaw why it cannot be used, empty when it can
     */
    record Values(long line, List<String> cells, Optional<String> flaw) {}

    private final Reader in;
    private int next = UNREAD;
    private long line = 1;
    private int separator = UNREAD;

    /** @param in with a buffer of its own */
    Csv(Reader in) throws IOException {
        this.in = in;
        if (peek() == '\uFEFF') {
            next = UNREAD;
        }
    }

    /** The next record that is not an empty line; empty at the end. */
    Optional<Values> next() throws IOException {
        while (peek() != END) {
            var record = new Parsing(line).record();
            if (!record.cells().equals(List.of("")) || record.flaw().isPresent()) {
                return Optional.of(record);
            }
        }
        return Optional.empty();
    }

    private int peek() throws IOException {
        if (next == UNREAD) {
            next = in.read();
        }
        return next;
    }

    private int take() throws IOException {
        int c = peek();
        next = c == END ? END : UNREAD;
        if (c == '\n') {
            line++;
        }
        return c;
    }

    private final class Parsing {

        private final List<String> cells = new ArrayList<>();
        private final StringBuilder cell = new StringBuilder();
        private final long began;
        private long length;
        private Optional<String> flaw = Optional.empty();

        Parsing(long began) {
            this.began = began;
        }

        Values record() throws IOException {
            boolean more = true;
            while (more) {
                more = cell();
            }
            return new Values(began, flaw.isEmpty() ? List.copyOf(cells) : List.of(), flaw);
        }

        /** Reads one; whether another follows. */
        private boolean cell() throws IOException {
            if (peek() == '"') {
                take();
                quoted();
            }
            int c = take();
            while (c != END && c != '\n' && !separates(c)) {
                if (c != '\r' || peek() != '\n') {
                    add(c);
                }
                c = take();
            }
            if (flaw.isEmpty()) {
                cells.add(cell.toString());
            }
            cell.setLength(0);
            return separates(c);
        }

        private void quoted() throws IOException {
            for (int c = take(); c != END; c = take()) {
                if (c != '"') {
                    add(c);
                } else if (peek() == '"') {
                    add(take());
                } else {
                    return;
                }
            }
            flaw = Optional.of("a quote is opened and not closed");
        }

        /** The first of the two that comes decides for the whole file. */
        private boolean separates(int c) {
            if (separator == UNREAD && (c == ',' || c == ';')) {
                separator = c;
            }
            return c == separator;
        }

        private void add(int c) {
            if (++length > LONGEST) {
                flaw = Optional.of("longer than %,d characters".formatted(LONGEST));
                cell.setLength(0);
                cells.clear();
            } else {
                cell.append((char) c);
            }
        }
    }
}
