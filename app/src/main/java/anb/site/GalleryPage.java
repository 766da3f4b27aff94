package anb.site;

import anb.problem.Bounds;
import anb.showcase.ListedCities.Listed;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A page of the gallery.
 *
 * @param next the address of the page behind it; null on the last
 */
record GalleryPage(
        Frame frame,
        Filter filter,
        List<Card> cards,
        List<Listed> cities,
        @Nullable String next) {

    List<String> sorts() {
        return List.of(Filter.USUAL, "recent", "votes");
    }

    /** What somebody looks for, as the address says it. */
    record Filter(String q, String city, String sort) {

        /** Shuffled anew for each visitor: no place in the list gives anybody an advantage. */
        static final String USUAL = "shuffled";

        private static final int LONGEST = 100;

        /** Reads the parameters as they were sent. @throws anb.problem.Problem naming the one that is wrong */
        static Filter of(@Nullable String q, @Nullable String city, @Nullable String sort) {
            return new Filter(
                    Objects.requireNonNullElse(Bounds.check("q", q, LONGEST), "")
                            .strip(),
                    Objects.requireNonNullElse(Bounds.check("city", city, LONGEST), ""),
                    sort == null || sort.isEmpty() ? USUAL : sort);
        }

        boolean isEmpty() {
            return q.isEmpty() && city.isEmpty();
        }

        Filter sorted(String other) {
            return new Filter(q, city, other);
        }

        String address() {
            return "/videos?sort=" + Frame.encoded(sort) + parameter("q", q) + parameter("city", city);
        }

        /** The page that goes on from there. */
        String address(String parameter, String value) {
            return address() + parameter(parameter, value);
        }

        private static String parameter(String name, String value) {
            return value.isEmpty() ? "" : "&" + name + "=" + Frame.encoded(value);
        }
    }
}
