package anb.accounts;

/**
 * A city.
 *
 * @param name how answers write it
 * @param key the same for every way of writing it: {@code bogota} for {@code Bogotá} and {@code BOGOTA}
 */
public record City(String name, String key) {

    /** A city as somebody wrote it. */
    static City of(String written) {
        return new City(written, key(written));
    }

    /** What to compare with {@code account.city_key}: without accents, capitals and surplus spaces. */
    public static String key(String written) {
        return Plain.of(written);
    }
}
