package anb.site;

import anb.videos.Description;
import anb.videos.Title;
import anb.videos.Video;
import java.util.Objects;

/**
 * The form in which a player says what a video is called and what is seen in its clip.
 *
 * @param title as it is, or was sent
 * @param description the same
 */
record WordsBox(String title, String description, Mistakes mistakes) {

    static WordsBox of(Video video) {
        return new WordsBox(video.title(), Objects.requireNonNullElse(video.description(), ""), Mistakes.NONE);
    }

    int longestTitle() {
        return Title.LONGEST;
    }

    int longestDescription() {
        return Description.LONGEST;
    }
}
