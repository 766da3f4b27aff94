package anb.site;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did to come to a page, as its address says it: a kind of page, and a word. Addresses are typed and passed on,
 * so nothing else is said for them.
 */
enum Done {
    VOTED("vote.done"),
    VOTED_BEFORE("vote.before"),
    VOTE_WITHDRAWN("vote.withdrawn"),
    VOTE_FAILED("vote.failed"),
    VOTE_REFUSED("vote.refused"),
    REPORTED("report.reported"),
    VIDEO_PUBLISHED("mine.published"),
    VIDEO_WISHED("mine.wished"),
    VIDEO_WITHDRAWN("mine.withdrawn"),
    VIDEO_RETRIED("mine.retried"),
    VIDEO_RENAMED("mine.renamed"),
    VIDEO_DESCRIBED("mine.described"),
    VIDEO_NOT_DESCRIBED("mine.undescribed"),
    VIDEO_DELETED("mine.deleted"),
    PROFILE_SAVED("account.saved"),
    PASSWORD_CHANGED("signin.changed"),
    ACCOUNT_DELETED("home.deleted"),
    SIGNED_OUT("home.left"),
    JOB_REPLAYED("desk.replayed"),
    JOB_NOT_REPLAYED("desk.kept"),
    JOBS_REPLAYED("desk.revived"),
    JOBS_LEFT("desk.left"),
    HIDDEN("desk.concealed"),
    RESTORED("desk.restored"),
    UNCOVERED("desk.uncovered"),
    PICTURE_ORDERED("desk.retaking"),
    DISMISSED("desk.dismissed"),
    SUSPENDED("desk.banned"),
    LIFTED("desk.lifted");

    private final String text;

    Done(String text) {
        this.text = text;
    }

    /** By the word in the address of a kind of pages; empty for one that no form of ours leads to. */
    static Optional<Done> of(String kind, @Nullable String word) {
        var text = kind + '.' + word;
        return Arrays.stream(values()).filter(done -> done.text.equals(text)).findFirst();
    }

    /** What is said for a word in the address of a kind of pages; null for nothing. */
    static @Nullable String said(String kind, @Nullable String word, Frame frame, Object... arguments) {
        return of(kind, word).map(done -> done.said(frame, arguments)).orElse(null);
    }

    /** For people, in their language. */
    String said(Frame frame, Object... arguments) {
        return frame.t(text, arguments);
    }

    /** The address of a page that says so. */
    String at(String page) {
        return page + (page.contains("?") ? '&' : '?') + "done=" + text.substring(text.indexOf('.') + 1);
    }
}
