package anb.accounts;

/**
 * A document that whoever signs up agrees to.
 *
 * @param version tells its words from those it had before and has in another language
 */
public record Terms(String document, String version) {}
