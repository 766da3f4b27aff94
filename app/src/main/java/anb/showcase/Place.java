package anb.showcase;

import anb.paging.PageToken;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a video stands in one shuffled order; the next page starts behind it.
 *
 * @param decks among how many all were dealt when the walk began
 * @param deck which of them it is in, from 0
 */
public record Place(int decks, int deck, UUID id) {

    /** Before whoever comes first: no video has it. */
    static final UUID NOBODY = new UUID(0, 0);

    public Place {
        if (deck < 0 || deck >= decks) {
            throw new IllegalArgumentException("deck " + deck + " of " + decks);
        }
    }

    /** As a parameter carries it. */
    public String token() {
        return PageToken.of(decks, deck, id);
    }

    /** Reads what {@link #token} wrote. @throws anb.problem.Problem it is nothing of the kind */
    public static @Nullable Place of(@Nullable String token) {
        return PageToken.read(
                token,
                3,
                parts -> new Place(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), UUID.fromString(parts[2])));
    }
}
