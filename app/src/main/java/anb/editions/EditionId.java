package anb.editions;

import java.util.UUID;

/** Identifies an edition of the contest. */
public record EditionId(UUID value) {}
