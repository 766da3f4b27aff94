package anb.showcase;

import anb.editions.EditionId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The cities that have clips up for the vote. */
@Repository
public class ListedCities {

    private static final Duration FRESH = Duration.ofSeconds(10);

    private final JdbcClient db;
    private final InstantSource clock;
    private volatile @Nullable Seen seen;

    ListedCities(JdbcClient db, InstantSource clock) {
        this.db = db;
        this.clock = clock;
    }

    /** A city and how many clips it has. */
    public record Listed(String key, String name, long videos) {}

    private record Seen(EditionId edition, List<Listed> cities, Instant until) {}

    /** In the order of their names, at most ten seconds old. */
    public List<Listed> of(EditionId edition) {
        var now = clock.instant();
        var last = seen;
        if (last == null || !last.edition().equals(edition) || last.until().isBefore(now)) {
            last = new Seen(edition, read(edition), now.plus(FRESH));
            seen = last;
        }
        return last.cities();
    }

    /** How many clips a city has, or all of them where its key is empty; at most ten seconds old. */
    long videos(EditionId edition, String key) {
        return of(edition).stream()
                .filter(city -> key.isEmpty() || city.key().equals(key))
                .mapToLong(Listed::videos)
                .sum();
    }

    private List<Listed> read(EditionId edition) {
        return db.sql("""
                select city.key, city.name, sum(listing.videos) as videos
                from listing join city on city.key = listing.city_key
                where listing.edition = :edition
                group by city.key, city.name having sum(listing.videos) > 0
                order by city.key
                """).param("edition", edition.value()).query(Listed.class).list();
    }
}
