package anb.accounts;

import java.util.UUID;

/** Identifies an account. */
public record AccountId(UUID value) {}
