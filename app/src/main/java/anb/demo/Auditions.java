package anb.demo;

import anb.accounts.AccountId;
import anb.demo.Cast.Clip;
import anb.demo.Cast.Ending;
import anb.storage.Scratch;
import anb.uploads.Submission;
import anb.videos.Rewording;
import anb.videos.Rewording.Sent;
import anb.videos.Video;
import anb.videos.VideoId;
import anb.videos.Videos;
import java.io.IOException;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Hands clips in as an upload does, and watches what the workers make of them. */
@Component
class Auditions {

    private static final Duration LOOK = Duration.ofMillis(500);

    private final Drawing drawing;
    private final Scratch scratch;
    private final Submission submission;
    private final Rewording rewording;
    private final Videos videos;
    private final Delay delay;

    Auditions(
            Drawing drawing, Scratch scratch, Submission submission, Rewording rewording, Videos videos, Delay delay) {
        this.drawing = drawing;
        this.scratch = scratch;
        this.submission = submission;
        this.rewording = rewording;
        this.videos = videos;
        this.delay = delay;
    }

    /** Draws a clip, hands it in and says what is seen in it. */
    VideoId send(AccountId player, int number, int take, Clip clip) throws IOException, InterruptedException {
        try (var folder = scratch.open("demo")) {
            var file = folder.file("clip.mp4");
            drawing.draw(number, take, file);
            if (clip.ending() == Ending.BROKEN) {
                drawing.spoil(file);
            }
            var id = submission.submit(player, clip.title(), "video_file", file, null);
            rewording.change(player, id, null, new Sent(Court.seen(number, take)));
            if (clip.ending() == Ending.WAITING) {
                delay.putOff(id, player);
            }
            return id;
        }
    }

    /** Waits until nothing more happens to a clip; false when no worker comes to that in time. */
    boolean awaitEnd(VideoId clip, Duration patience) throws InterruptedException {
        for (long looks = patience.dividedBy(LOOK); looks >= 0; looks--) {
            if (videos.find(clip).filter(Video::isAtAnEnd).isPresent()) {
                return true;
            }
            Thread.sleep(LOOK);
        }
        return false;
    }

    boolean isPublic(VideoId clip) {
        return videos.find(clip).filter(Video::published).isPresent();
    }
}
