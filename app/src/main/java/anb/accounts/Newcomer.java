package anb.accounts;

/** Somebody who took part in an earlier system, as they are written down there. */
public record Newcomer(String email, String firstName, String lastName, String city, String country) {}
