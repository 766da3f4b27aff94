package anb.tickets;

import anb.media.Verdict.Refused;
import anb.problem.Wording;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as its player sees it.
 *
 * @param partSize bytes of each part but the last
 * @param urlsExpireAt when the URLs stop working; asking for the ticket gives fresh ones
 * @param parts of an open ticket asked for by its id
 * @param videoId once there is one
 * @param failure why there will be none
 */
record TicketView(
        UUID uploadId,
        String status,
        String title,
        String fileName,
        String contentType,
        long sizeBytes,
        long partSize,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant urlsExpireAt,
        @Nullable List<PartView> parts,
        @Nullable UUID videoId,
        @Nullable FailureView failure) {

    /** One part; what is not stored is to be PUT to its URL, exactly so many bytes of it. */
    record PartView(
            int number,
            long sizeBytes,
            boolean stored,
            @Nullable URI url) {}

    /** Why it was refused, in the caller's language. */
    record FailureView(
            String code, String message, @Nullable String remedy) {}

    /** Without what only the store knows. */
    static TicketView of(Ticket ticket, Locale locale) {
        Refused refusal = ticket.refusal();
        return new TicketView(
                ticket.id().value(),
                ticket.state().text(),
                ticket.announced().title(),
                ticket.announced().fileName(),
                ticket.announced().contentType(),
                ticket.announced().sizeBytes(),
                ticket.parts().partBytes(),
                ticket.createdAt().truncatedTo(ChronoUnit.SECONDS),
                ticket.expiresAt().truncatedTo(ChronoUnit.SECONDS),
                null,
                null,
                ticket.state() == TicketState.COMPLETED ? ticket.id().value() : null,
                refusal == null ? null : failure(refusal, locale));
    }

    TicketView with(List<PartView> found, Instant urlsWorkUntil) {
        return new TicketView(
                uploadId,
                status,
                title,
                fileName,
                contentType,
                sizeBytes,
                partSize,
                createdAt,
                expiresAt,
                urlsWorkUntil.truncatedTo(ChronoUnit.SECONDS),
                found,
                videoId,
                failure);
    }

    private static FailureView failure(Refused refusal, Locale locale) {
        Wording wording = Wording.of(refusal.code(), refusal.arguments(), locale);
        return new FailureView(
                refusal.code().code(), wording.message(), wording.remedy().orElse(null));
    }
}
