package anb.tickets;

import anb.storage.Multipart;
import anb.tickets.TicketView.PartView;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Shows a ticket with its parts, and signs a URL for each that is still to be sent. */
@Component
class TicketViews {

    private final Assembly assembly;
    private final Multipart store;
    private final InstantSource clock;

    TicketViews(Assembly assembly, Multipart store, InstantSource clock) {
        this.assembly = assembly;
        this.store = store;
        this.clock = clock;
    }

    /** A new one: nothing is stored yet, so the store need not be asked. */
    TicketView ofNew(Ticket ticket, Locale locale) {
        return view(ticket, ticket.parts().numbers().boxed().toList(), locale);
    }

    TicketView of(Ticket ticket, Locale locale) {
        return ticket.state() == TicketState.OPEN
                ? view(ticket, assembly.missing(ticket), locale)
                : TicketView.of(ticket, locale);
    }

    private TicketView view(Ticket ticket, List<Integer> missing, Locale locale) {
        Instant until = clock.instant().plus(store.validity());
        Set<Integer> toSend = new HashSet<>(missing);
        return TicketView.of(ticket, locale)
                .with(
                        ticket.parts()
                                .numbers()
                                .mapToObj(number -> part(ticket, number, toSend.contains(number)))
                                .toList(),
                        until);
    }

    private PartView part(Ticket ticket, int number, boolean toSend) {
        long bytes = ticket.parts().sizeOf(number);
        return new PartView(
                number, bytes, !toSend, toSend ? store.url(ticket.key(), ticket.storeUpload(), number, bytes) : null);
    }
}
