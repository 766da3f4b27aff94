package anb.site;

import anb.videos.VideoId;
import org.jspecify.annotations.Nullable;

/**
 * The votes of a clip, and what the viewer may do about them.
 *
 * @param voted whether the viewer's vote is among them
 * @param closed what is said while no votes are taken; null while they are
 * @param said what became of the viewer's last act; null where nothing is known of one
 */
record VoteBox(
        VideoId id,
        long votes,
        boolean voted,
        @Nullable String closed,
        @Nullable String said) {

    String page() {
        return "/videos/" + id;
    }
}
