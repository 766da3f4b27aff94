package anb.showcase;

import anb.accounts.City;
import anb.editions.EditionId;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The public list in an order of chance, so that no clip stands first for everybody. All have drawn lots; a seed says at which point
 * a walk begins. It goes on to the last lot, and from the first to that point: everybody comes, and comes once.
 */
@Component
public class Shuffle {

    private static final int SEEDS = 1_000_000;

    /** Seeds that follow each other begin far apart, and any number of them evenly. */
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private static final Lot FIRST = Lot.from(0);
    private static final double BEHIND_ALL = 1;

    private final PublicVideos videos;
    private final Random chance = new SecureRandom();

    Shuffle(PublicVideos videos) {
        this.videos = videos;
    }

    /** What a walk through the list begins with; the same order for whoever goes on with the same. */
    public int seed() {
        return chance.nextInt(SEEDS);
    }

    /**
     * A part of one order.
     *
     * @param city empty for all
     * @param after where the part begins behind; null for the beginning
     */
    public List<PublicVideos.Row> page(EditionId edition, String city, int seed, @Nullable Lot after, int limit) {
        var place = city.isBlank() ? "" : City.key(city);
        double begin = begin(seed);
        if (after != null && after.drawn() < begin) {
            return videos.byLot(edition, place, after, begin, limit);
        }
        var rows = new ArrayList<>(
                videos.byLot(edition, place, after == null ? Lot.from(begin) : after, BEHIND_ALL, limit));
        if (rows.size() < limit) {
            rows.addAll(videos.byLot(edition, place, FIRST, begin, limit - rows.size()));
        }
        return rows;
    }

    private static double begin(int seed) {
        double turns = seed * GOLDEN;
        return turns - Math.floor(turns);
    }
}
