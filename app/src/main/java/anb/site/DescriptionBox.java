package anb.site;

import anb.videos.Description;
import anb.videos.Video;
import java.util.Objects;

/**
 * The form in which a player says what is seen in a clip.
 *
 * @param text as it is, or was sent
 */
record DescriptionBox(String text, Mistakes mistakes) {

    static DescriptionBox of(Video video) {
        return new DescriptionBox(Objects.requireNonNullElse(video.description(), ""), Mistakes.NONE);
    }

    int longest() {
        return Description.LONGEST;
    }
}
