package anb.site;

import anb.accounts.City;
import anb.showcase.ListedCities.Listed;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The city somebody looks at, of those that have clips. A few are chosen from a list; a whole country's would be more than all
 * the rest of a page, so of many the name is typed, and the largest are suggested.
 *
 * @param all in the order of their names
 * @param asked as the address says it; empty for all of them
 */
record CityChoice(List<Listed> all, String asked) {

    private static final int FEW = 60;

    boolean few() {
        return all.size() <= FEW;
    }

    /** What to choose from, in the order of their names. */
    List<Listed> suggested() {
        return all.stream()
                .sorted(Comparator.comparing(Listed::videos).reversed())
                .limit(FEW)
                .sorted(Comparator.comparing(Listed::key))
                .toList();
    }

    boolean chosen(Listed city) {
        return city.key().equals(City.key(asked));
    }

    /** How its name is written, where it has clips. */
    Optional<String> name() {
        var key = City.key(asked);
        return all.stream().filter(city -> city.key().equals(key)).findFirst().map(Listed::name);
    }
}
