package anb.accounts;

import java.util.Locale;

/** What an account may do. */
public enum Role {
    /** Takes part: uploads and votes. */
    PLAYER,
    /** Organises the contest. */
    ADMIN,
    /** Will judge; has no rights of its own yet. */
    JURY;

    /** As tokens and the database spell it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Role of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
