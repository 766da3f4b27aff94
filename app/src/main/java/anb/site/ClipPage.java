package anb.site;

import anb.ranking.Ranking;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A clip's own page.
 *
 * @param description what is seen in it, in its player's words
 * @param own whether its player is who looks at it
 * @param standing of its player
 * @param more clips of the same city
 * @param done that the viewer reported it to come here
 */
record ClipPage(
        Frame frame,
        Card card,
        @Nullable String description,
        VoteBox box,
        boolean own,
        Ranking.@Nullable Standing standing,
        List<Card> more,
        @Nullable String done) {

    /** What is said about it elsewhere. */
    String invitation() {
        return frame.t("share.invitation", card.username(), card.city());
    }

    /** The same, and what is seen in it. */
    String summary() {
        return description == null ? invitation() : invitation() + " " + description;
    }

    /** What its viewer sends along with the link. */
    String message() {
        return own ? frame.t("share.own.invitation") : invitation();
    }

    ReportBox report() {
        return ReportBox.empty(card.id());
    }

    String address() {
        return frame.origin() + card.page();
    }

    String encodedAddress() {
        return Frame.encoded(address());
    }
}
