package anb.reports;

import anb.paging.PageToken;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The last dossier of a page; the next page starts behind it.
 *
 * @param reports how many were open
 * @param firstAt when the first of them was made
 */
record DossierKey(long reports, Instant firstAt, UUID video) {

    private static final Instant YEAR_10000 =
            Instant.parse("9999-12-31T23:59:59Z").plusSeconds(1);

    DossierKey {
        if (reports < 1 || firstAt.isBefore(Instant.EPOCH) || !firstAt.isBefore(YEAR_10000)) {
            throw new IllegalArgumentException("nothing was reported so often, or then");
        }
    }

    String token() {
        return PageToken.of(reports, firstAt, video);
    }

    /** Reads what {@link #token} wrote. @throws anb.problem.Problem it is nothing of the kind */
    static @Nullable DossierKey of(@Nullable String token) {
        return PageToken.read(
                token,
                3,
                parts -> new DossierKey(Long.parseLong(parts[0]), Instant.parse(parts[1]), UUID.fromString(parts[2])));
    }

    /** For a statement whose keys all grow: the most reported come first. */
    Map<String, Object> values(int limit) {
        return Map.of("fewer", -reports, "firstAt", firstAt.atOffset(ZoneOffset.UTC), "video", video, "limit", limit);
    }
}
