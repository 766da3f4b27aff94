package anb.site;

import anb.accounts.City;
import anb.problem.Bounds;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A page of the gallery. */
record GalleryPage(Frame frame, Filter filter, List<Card> cards, CityChoice city, Links links) {

    /**
     * Addresses of a page.
     *
     * @param canonical under which others find it: of what is shuffled the first page, as the order is everybody's own
     * @param address that leads to the same clips in the same order; null where the one asked for does
     * @param next the page behind it; null on the last
     */
    record Links(
            String canonical,
            @Nullable String address,
            @Nullable Next next) {}

    /** The first clip's, as a link to this page shows it; null where there is none. */
    @Nullable
    String picture() {
        return cards.isEmpty() ? null : cards.getFirst().shareImage();
    }

    /**
     * The page behind this one.
     *
     * @param byItself whether it comes as soon as the link to it is in sight
     */
    record Next(String address, boolean byItself) {

        /** What makes it come, as htmx says it. */
        String trigger() {
            return byItself ? "click, revealed" : "click";
        }
    }

    /** What is found is not shuffled. */
    List<String> sorts() {
        return filter.q().isEmpty() ? List.of(Filter.USUAL, Filter.NEWEST, "votes") : List.of(Filter.NEWEST, "votes");
    }

    /**
     * What somebody looks for, as the address says it.
     *
     * @param sort as it was chosen, which is kept while something is looked for
     */
    record Filter(String q, String city, String sort) {

        /** Shuffled anew for each visitor: no place in the list gives anybody an advantage. */
        static final String USUAL = "shuffled";

        private static final String NEWEST = "recent";
        private static final int LONGEST = 100;

        /** Reads the parameters as they were sent. @throws anb.problem.Problem naming the one that is wrong */
        static Filter of(@Nullable String q, @Nullable String city, @Nullable String sort) {
            return new Filter(
                    Objects.requireNonNullElse(Bounds.check("q", q, LONGEST), "")
                            .strip(),
                    Objects.requireNonNullElse(Bounds.check("city", city, LONGEST), ""),
                    sort == null || sort.isEmpty() ? USUAL : sort);
        }

        /** In which order they are shown. */
        String order() {
            return sort.equals(USUAL) && !q.isEmpty() ? NEWEST : sort;
        }

        boolean isEmpty() {
            return q.isEmpty() && city.isEmpty();
        }

        Filter sorted(String other) {
            return new Filter(q, city, other);
        }

        /** The same, with its city as our own links write it: others find a page under one address. */
        Filter canonical() {
            return new Filter(q, City.key(city), sort);
        }

        /** Of all clips of the city, in whichever order. */
        String ofCity() {
            return city.isEmpty() ? "/videos" : "/videos?city=" + Frame.encoded(city);
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
