package anb.showcase;

import anb.accounts.City;
import anb.editions.EditionId;
import java.security.SecureRandom;
import java.util.List;
import java.util.Random;
import org.springframework.stereotype.Repository;

/** The newest thousands of the public list in an order of chance, so that no clip stands first for everybody. */
@Repository
public class Shuffle {

    /** So many of the newest are shuffled: what one page costs does not grow with the contest. */
    public static final int MOST = 5_000;

    private final PublicVideos videos;
    private final Random chance = new SecureRandom();

    Shuffle(PublicVideos videos) {
        this.videos = videos;
    }

    /** What a walk through the list begins with; the same order for whoever goes on with the same. */
    public int seed() {
        return chance.nextInt(1_000_000);
    }

    /**
     * A part of one order.
     *
     * @param city empty for all
     */
    public List<PublicVideos.Row> page(EditionId edition, String city, int seed, int limit, int offset) {
        return videos.shuffled(edition, city.isBlank() ? "" : City.key(city), seed, limit, offset);
    }
}
