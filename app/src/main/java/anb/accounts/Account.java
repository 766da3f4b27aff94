package anb.accounts;

/**
 * A person taking part.
 *
 * @param email as the person wrote it; for their own answers only
 */
public record Account(
        AccountId id, String email, String firstName, String lastName, String city, String country, Role role) {

    /** How the public knows them. */
    String username() {
        return firstName + " " + lastName;
    }
}
