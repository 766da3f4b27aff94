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

    /** Ends an answer with the rows, as {@code view} shows each, and a link as {@link #link} adds it. */
    public <V> ResponseEntity<List<V>> answer(
            ResponseEntity.BodyBuilder answer, Function<T, String> token, Function<T, V> view) {
        return link(answer, token, null).body(rows.stream().map(view).toList());
    }

    /**
     * Adds the link to what follows, if anything does.
     *
     * @param token tells where that is
     * @param to the last position that is asked for; null when all are
     */
    public ResponseEntity.BodyBuilder link(
            ResponseEntity.BodyBuilder answer, Function<T, String> token, @Nullable Integer to) {
        return further ? answer.header(HttpHeaders.LINK, NextPage.link(token.apply(rows.getLast()), to)) : answer;
    }
}
