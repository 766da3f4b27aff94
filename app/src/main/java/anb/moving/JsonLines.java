package anb.moving;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** A JSON object a line, none of them longer than ours can be. */
final class JsonLines {

    private static final int LONGEST = 64 << 10;

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private JsonLines() {}

    /** Its bytes, line break included. */
    static byte[] bytes(Line line) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(JSON.writerFor(Line.class).writeValueAsBytes(line));
        out.write('\n');
        return out.toByteArray();
    }

    /**
     * The next line with its break; the beginning of one that is too long to be ours, what is left of one at the end of the
     * file, and null behind that.
     */
    static byte @Nullable [] next(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            line.write(b);
            if (b == '\n' || line.size() > LONGEST) {
                return line.toByteArray();
            }
        }
        return line.size() == 0 ? null : line.toByteArray();
    }

    /** Empty when it is none of ours. */
    static Optional<Line> parse(byte[] bytes) {
        try {
            return Optional.ofNullable(JSON.readValue(bytes, Line.class));
        } catch (JacksonException damaged) {
            return Optional.empty();
        }
    }

    /** The number of the format, whatever else the first line of a newer one says; empty when it says none. */
    static Optional<Integer> format(byte[] bytes) {
        try {
            var format = JSON.readTree(bytes).path("format");
            return format.isInt() ? Optional.of(format.intValue()) : Optional.empty();
        } catch (JacksonException damaged) {
            return Optional.empty();
        }
    }
}
