package anb.tickets;

import anb.accounts.AccountId;
import anb.editions.EditionId;

/** A ticket about to become a row. */
record NewTicket(
        TicketId id, EditionId edition, AccountId player, Announced announced, Parts parts, String storeUpload) {}
