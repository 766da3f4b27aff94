package anb.ranking;

import anb.paging.PageToken;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of the ranking; a page may begin behind it.
 *
 * @param lastVoteAt {@link OffsetDateTime#MAX} without a vote, which the driver reads from and writes as infinity
 */
public record RankKey(long votes, OffsetDateTime lastVoteAt, UUID player) {

    private static final String NEVER = "never";
    private static final Instant YEAR_10000 =
            Instant.parse("9999-12-31T23:59:59Z").plusSeconds(1);

    public RankKey {
        if (votes < 0) {
            throw new IllegalArgumentException("votes are counted from 0");
        }
    }

    String token() {
        return PageToken.of(votes, lastVoteAt.equals(OffsetDateTime.MAX) ? NEVER : lastVoteAt.toInstant(), player);
    }

    /** Reads what {@link #token} wrote. @throws anb.problem.Problem it is nothing of the kind */
    static @Nullable RankKey of(@Nullable String token) {
        return PageToken.read(
                token, 3, parts -> new RankKey(Long.parseLong(parts[0]), time(parts[1]), UUID.fromString(parts[2])));
    }

    private static OffsetDateTime time(String text) {
        if (text.equals(NEVER)) {
            return OffsetDateTime.MAX;
        }
        var at = Instant.parse(text);
        if (at.isBefore(Instant.EPOCH) || !at.isBefore(YEAR_10000)) {
            throw new IllegalArgumentException("nobody voted then");
        }
        return at.atOffset(ZoneOffset.UTC);
    }
}
