package anb.paging;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/**
 * The rows somebody asked for.
 *
 * @param further whether more follow
 */
public record Part<T>(List<T> rows, boolean further) {

    /** Of rows that were read: those asked for, and one more if there is one, so that no link leads to an empty page. */
    public static <T> Part<T> of(List<T> read, int asked) {
        return read.size() > asked ? new Part<>(List.copyOf(read.subList(0, asked)), true) : new Part<>(read, false);
    }

    /** Adds the link to what follows, if anything does; {@code token} tells where that is. */
    public ResponseEntity.BodyBuilder link(ResponseEntity.BodyBuilder answer, Function<T, String> token) {
        return link(answer, token, null);
    }

    /** The same, of rows up to a position; null: of all. */
    public ResponseEntity.BodyBuilder link(
            ResponseEntity.BodyBuilder answer, Function<T, String> token, @Nullable Integer to) {
        return further ? answer.header(HttpHeaders.LINK, NextPage.link(token.apply(rows.getLast()), to)) : answer;
    }
}
