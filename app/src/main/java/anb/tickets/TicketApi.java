package anb.tickets;

import anb.accounts.AccountId;
import anb.problem.Texts;
import anb.uploads.Uploaded;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Uploading straight to the store: open a ticket, PUT its parts, complete it. Pages ask under {@code /site}, where a cookie
 * says who they are.
 */
@RestController
@RequestMapping(
        path = {"/api/uploads", "/site/uploads"},
        produces = MediaType.APPLICATION_JSON_VALUE)
class TicketApi {

    private static final Texts TEXTS = Texts.of("messages/videos");

    private final Opening opening;
    private final Completion completion;
    private final Cancellation cancellation;
    private final Tickets tickets;
    private final TicketViews views;

    TicketApi(Opening opening, Completion completion, Cancellation cancellation, Tickets tickets, TicketViews views) {
        this.opening = opening;
        this.completion = completion;
        this.cancellation = cancellation;
        this.tickets = tickets;
        this.views = views;
    }

    record GivenUp(String message, UUID uploadId) {}

    @PostMapping
    ResponseEntity<TicketView> open(AccountId player, @RequestBody TicketForm form, Locale locale) {
        Ticket ticket = opening.open(player, form);
        return ResponseEntity.created(URI.create("/api/uploads/" + ticket.id())).body(views.ofNew(ticket, locale));
    }

    /** What is open: a ticket whose answer was lost on the way is found here. */
    @GetMapping
    List<TicketView> open(AccountId player, Locale locale) {
        return tickets.open(player).stream()
                .map(ticket -> TicketView.of(ticket, locale))
                .toList();
    }

    /** Which parts the store has, with fresh URLs for the others. */
    @GetMapping("/{upload}")
    TicketView find(AccountId player, @PathVariable("upload") TicketId id, Locale locale) {
        return views.of(tickets.requireOwned(player, id), locale);
    }

    @PostMapping("/{upload}/complete")
    @ResponseStatus(HttpStatus.CREATED)
    Uploaded complete(AccountId player, @PathVariable("upload") TicketId id, Locale locale) {
        return Uploaded.of(completion.complete(player, id), locale);
    }

    @DeleteMapping("/{upload}")
    GivenUp giveUp(AccountId player, @PathVariable("upload") TicketId id, Locale locale) {
        cancellation.cancel(player, id);
        return new GivenUp(TEXTS.say("given_up", List.of(), locale), id.value());
    }
}
