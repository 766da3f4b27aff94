package anb.showcase;

import anb.paging.PageToken;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The last row of a page; the next page starts behind it. */
public record PageKey(Instant uploadedAt, long votes, UUID id) {

    private static final Instant YEAR_10000 =
            Instant.parse("9999-12-31T23:59:59Z").plusSeconds(1);

    /** Before every id. */
    private static final UUID NOBODY = new UUID(0, 0);

    public PageKey {
        if (uploadedAt.isBefore(Instant.EPOCH) || !uploadedAt.isBefore(YEAR_10000)) {
            throw new IllegalArgumentException("no video was uploaded then");
        }
    }

    /** In the newest: behind it is what was uploaded before that moment. */
    static PageKey before(Instant moment) {
        return new PageKey(moment, 0, NOBODY);
    }

    /** In the most voted: behind it is what has fewer votes. */
    static PageKey below(long votes) {
        return new PageKey(Instant.EPOCH, votes, NOBODY);
    }

    /** The end of a page. */
    public static PageKey of(PublicVideos.Row row) {
        return new PageKey(row.uploadedAt(), row.votes(), row.id().value());
    }

    /** As a parameter carries it. */
    public String token() {
        return PageToken.of(uploadedAt, votes, id);
    }

    /** Reads what {@link #token} wrote. @throws anb.problem.Problem it is nothing of the kind */
    static @Nullable PageKey of(@Nullable String token) {
        return PageToken.read(
                token,
                3,
                parts -> new PageKey(Instant.parse(parts[0]), Long.parseLong(parts[1]), UUID.fromString(parts[2])));
    }
}
