package anb.tickets;

import java.util.Locale;

/** Where a ticket stands. An open one that ran out, or was given up, loses its row instead of getting a state. */
enum TicketState {
    /** Parts may be sent. The only state that another may follow. */
    OPEN,
    /** A video was made of it. */
    COMPLETED,
    /** What was sent cannot take part; nothing of it is kept. */
    REFUSED;

    /** As clients and the database spell it. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static TicketState of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
