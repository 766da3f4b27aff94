package anb.showcase;

import anb.problem.FieldProblem;
import anb.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** The last row of a page; the next page starts behind it. Opaque to clients, who only follow the link. */
record PageKey(Instant uploadedAt, long votes, UUID id) {

    private static final Instant YEAR_10000 =
            Instant.parse("9999-12-31T23:59:59Z").plusSeconds(1);

    PageKey {
        if (uploadedAt.isBefore(Instant.EPOCH) || !uploadedAt.isBefore(YEAR_10000)) {
            throw new IllegalArgumentException("no video was uploaded then");
        }
    }

    static PageKey of(PublicVideos.Row row) {
        return new PageKey(row.uploadedAt(), row.votes(), row.id().value());
    }

    String encoded() {
        String text = uploadedAt + " " + votes + " " + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads what {@link #encoded} wrote. @throws Problem it is nothing of the kind */
    static PageKey decode(String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ", -1);
            if (parts.length != 3) {
                throw new IllegalArgumentException("not three parts");
            }
            return new PageKey(Instant.parse(parts[0]), Long.parseLong(parts[1]), UUID.fromString(parts[2]));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw Problem.invalid(List.of(new FieldProblem("after", "invalid")));
        }
    }
}
