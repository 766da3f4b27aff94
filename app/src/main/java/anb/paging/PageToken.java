package anb.paging;

import anb.problem.Bounds;
import anb.problem.FieldProblem;
import anb.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The key of a page's last row as clients see it: opaque, to be sent back as {@code after}. */
public final class PageToken {

    /** The parameter that carries it. */
    static final String PARAMETER = "after";

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private PageToken() {}

    /** A token of the parts of a key, none of which may hold a space. */
    public static String of(Object... parts) {
        var text = String.join(" ", List.of(parts).stream().map(String::valueOf).toList());
        return ENCODER.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * How many rows to skip. From a token on there is nothing to skip: whoever could would have as many rows walked as
     * they like, which a page asked for by its key never needs.
     *
     * @throws Problem {@code invalid_request}: out of range, or sent together with a token
     */
    public static int offset(@Nullable Integer sent, @Nullable String token) {
        int offset = Bounds.check("offset", sent, 0, 0, Integer.MAX_VALUE);
        if (offset > 0 && token != null && !token.isBlank()) {
            throw Problem.invalid(List.of(new FieldProblem("offset", "behind_token", PARAMETER)));
        }
        return offset;
    }

    /**
     * Reads what {@link #of} wrote; null where nothing was sent, which is the first page.
     *
     * @param count how many parts there must be
     * @param key makes the key of the parts, or throws what parsers throw
     * @throws Problem {@code invalid_request}: this is no token of ours
     */
    public static <K> @Nullable K read(@Nullable String token, int count, Function<String[], K> key) {
        if (token == null || token.isBlank()) {
            return null;
        }
        try {
            var parts = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8).split(" ", -1);
            if (parts.length != count) {
                throw new IllegalArgumentException(parts.length + " parts");
            }
            return key.apply(parts);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw Problem.invalid(List.of(new FieldProblem(PARAMETER, "invalid")));
        }
    }
}
