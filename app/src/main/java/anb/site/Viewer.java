package anb.site;

import anb.accounts.AccountId;

/**
 * Whoever is signed in on a page.
 *
 * @param firstName how they are greeted
 */
record Viewer(AccountId id, String firstName, boolean admin) {}
