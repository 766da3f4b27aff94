package anb.showcase;

import anb.paging.PageToken;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a video stands in the shuffled list; the next page starts behind it.
 *
 * @param drawn from 0 to below 1
 */
public record Lot(double drawn, UUID id) {

    /** Before every id. */
    private static final UUID NOBODY = new UUID(0, 0);

    /** Behind it is whoever drew as much as that, or more. */
    static Lot from(double point) {
        return new Lot(point, NOBODY);
    }

    /** The end of a page. */
    public static Lot of(PublicVideos.Row row) {
        return new Lot(row.lot(), row.id().value());
    }

    /** As a parameter carries it. */
    public String token() {
        return PageToken.of(drawn, id);
    }

    /** Reads what {@link #token} wrote. @throws anb.problem.Problem it is nothing of the kind */
    public static @Nullable Lot of(@Nullable String token) {
        return PageToken.read(token, 2, parts -> new Lot(Double.parseDouble(parts[0]), UUID.fromString(parts[1])));
    }
}
