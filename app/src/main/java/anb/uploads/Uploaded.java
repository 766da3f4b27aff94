package anb.uploads;

import anb.problem.Texts;
import anb.videos.VideoId;
import anb.videos.VideoStatus;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * What an upload is answered with, whichever way it came.
 *
 * @param taskId the same as {@code videoId}: clients of the earlier systems ask by it
 */
public record Uploaded(String message, UUID taskId, UUID videoId, String status) {

    private static final Texts TEXTS = Texts.of("messages/videos");

    public static Uploaded of(VideoId video, Locale locale) {
        return new Uploaded(
                TEXTS.say("uploaded", List.of(), locale), video.value(), video.value(), VideoStatus.UPLOADED.text());
    }
}
