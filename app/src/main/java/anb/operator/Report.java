package anb.operator;

/**
 * The answer to an errand.
 *
 * @param text for a person at a terminal, ending with a line break
 * @param status what the process ends with: 0, or 1 when something is as it should not be
 */
public record Report(String text, int status) {}
