package anb.site;

import anb.media.AdmissionSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a clip is handed in.
 *
 * @param closed what is said while no uploads are taken; null while they are
 * @param times when they are taken; null where they always are
 * @param rules what a clip must be
 * @param title as it was sent
 */
record UploadPage(
        Frame frame,
        @Nullable String closed,
        @Nullable String times,
        AdmissionSettings rules,
        String title,
        Mistakes mistakes) {

    private static final int MEGABYTE = 1 << 20;

    /** What scripts say on this page; their keys begin with {@code upload.}. */
    static final List<String> TEXTS = List.of(
            "check.type",
            "check.size",
            "check.empty",
            "check.short",
            "check.long",
            "check.small",
            "checking",
            "sending",
            "paused",
            "offline",
            "waiting",
            "again",
            "gone",
            "anew",
            "judging",
            "left",
            "ready",
            "made",
            "failed",
            "ended",
            "enter",
            "other",
            "cancelled",
            "phase.queued",
            "phase.wait",
            "phase.fetching",
            "phase.probing",
            "phase.encoding",
            "phase.checking",
            "phase.storing",
            "phase.eta",
            "unfollowed",
            "watch",
            "ranking",
            "mine");

    /** Errors whose remedy in the catalogue is for programs, or less than this page can say. */
    static final List<String> REMEDIES = List.of("too_many_unfinished", "too_many_open_uploads", "too_many_open_bytes");

    long megabytes() {
        return rules.largestFile().toBytes() / MEGABYTE;
    }

    /** A form with files carries its token in its address, see {@link CsrfTokens}. */
    String action() {
        return "/upload?_csrf=" + Frame.encoded(frame.csrf());
    }
}
