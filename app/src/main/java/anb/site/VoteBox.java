package anb.site;

import anb.videos.VideoId;
import org.jspecify.annotations.Nullable;

/**
 * The votes of a clip, and what the viewer may do about them.
 *
 * @param voted whether the viewer's vote is among them
 * @param open whether votes are taken now
 * @param said what became of the viewer's last act
 */
record VoteBox(
        VideoId id,
        long votes,
        boolean voted,
        boolean open,
        @Nullable String said) {

    String page() {
        return "/videos/" + id;
    }
}
