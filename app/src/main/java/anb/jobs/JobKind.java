package anb.jobs;

/** What is to be done, e.g. {@code render}, and the lane it runs in. */
public record JobKind(String name, Lane lane) {}
