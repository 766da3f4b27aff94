package anb.site;

import anb.accounts.AccountId;

/**
 * Whoever is signed in on a page.
 *
 * @param firstName how they are greeted
 */
record Viewer(AccountId id, String firstName, boolean admin) {

    /** The first word of it, where there is little room. */
    String shortName() {
        return firstName.split(" ", 2)[0];
    }
}
