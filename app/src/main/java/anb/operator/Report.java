package anb.operator;

/**
 * The answer to an errand.
 *
 * @param text for a person at a terminal, ending with a line break
 * @param status what the process ends with: 0, or 1 when something is as it should not be
 * @param refused whether it says why there is nothing to answer: that goes to standard error, where no script takes it for one
 */
public record Report(String text, int status, boolean refused) {

    Report(String text, int status) {
        this(text, status, false);
    }

    static Report refusal(String text) {
        return new Report(text, 1, true);
    }
}
