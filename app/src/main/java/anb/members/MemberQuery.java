package anb.members;

import anb.accounts.Plain;
import anb.paging.PageToken;
import anb.problem.Bounds;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which accounts are asked for; every parameter is checked here.
 *
 * @param q as it was sent
 * @param after the account the page begins behind
 */
public record MemberQuery(
        @Nullable String q,
        boolean suspended,
        int limit,
        @Nullable UUID after) {

    private static final int LONGEST = 254; // an e-mail address

    private static final Pattern THREE_TOGETHER = Pattern.compile("[\\p{L}\\p{N}]{3}");
    private static final Pattern UUID_TEXT = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    /** Reads the parameters as they were sent. @throws anb.problem.Problem naming the one that is wrong */
    public static MemberQuery of(
            @Nullable String q, @Nullable Boolean suspended, @Nullable Integer limit, @Nullable String after) {
        return new MemberQuery(
                Bounds.check("q", q, LONGEST),
                Boolean.TRUE.equals(suspended),
                Bounds.check("limit", limit, 50, 1, 100),
                PageToken.read(after, 1, parts -> UUID.fromString(parts[0])));
    }

    /** Whether the index of trigrams can find it. */
    boolean indexable() {
        return q != null && THREE_TOGETHER.matcher(q).find();
    }

    /** The account somebody wrote the number of. */
    static Optional<UUID> id(String q) {
        var text = q.strip();
        return UUID_TEXT.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    /** For {@code like}, on a name without accents and capitals. */
    static String name(String q) {
        return anywhere(Plain.of(q));
    }

    /** For {@code like}, on an e-mail address without capitals. */
    static String email(String q) {
        return anywhere(q.strip().toLowerCase(Locale.ROOT));
    }

    private static String anywhere(String text) {
        return "%" + text.replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }
}
