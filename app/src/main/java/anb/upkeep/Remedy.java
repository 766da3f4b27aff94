package anb.upkeep;

import java.util.function.BooleanSupplier;

/** What can be done about a difference. */
sealed interface Remedy {

    /** In words for the operator. */
    String text();

    /**
     * Repair does it, in one transaction with its entry in the audit.
     *
     * @param act looks again first where work in progress may have settled it; false then, and nothing is changed
     */
    record Mend(String text, BooleanSupplier act) implements Remedy {}

    /** Repair does it in the store, which knows no transactions; as with {@link Mend}, false when it was not needed. */
    record Remove(String text, BooleanSupplier act) implements Remedy {}

    /** Nothing is to be done: it settles by itself. */
    record Wait(String text) implements Remedy {}

    /** No program can: a person must. */
    record ByHand(String text) implements Remedy {}
}
