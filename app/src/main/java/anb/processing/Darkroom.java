package anb.processing;

import anb.jobs.Lease;
import anb.jobs.Outcome;
import anb.jobs.Outcome.Done;
import anb.jobs.Outcome.GiveUp;
import anb.jobs.Outcome.Retry;
import anb.media.Ended;
import anb.media.Ended.Exited;
import anb.media.Ended.Killed;
import anb.storage.NoSuchObject;
import anb.storage.ObjectStore;
import anb.storage.ScratchFolder;
import anb.videos.Pictures;
import anb.videos.Rendition;
import anb.videos.VideoId;
import java.io.IOException;
import org.springframework.stereotype.Component;

/** One run from fetching a clip to storing the pictures made of it; the original is not needed. */
@Component
class Darkroom {

    private final Pictures pictures;
    private final Plays plays;
    private final ObjectStore store;
    private final Encoder encoder;

    Darkroom(Pictures pictures, Plays plays, ObjectStore store, Encoder encoder) {
        this.pictures = pictures;
        this.plays = plays;
        this.store = store;
        this.encoder = encoder;
    }

    Outcome develop(VideoId video, long fence, ScratchFolder folder, Lease lease)
            throws IOException, InterruptedException {
        var found = pictures.reel(video);
        if (found.isEmpty()) {
            return new GiveUp("there is no clip of the video", "", () -> {});
        }
        var reel = found.get();
        if (reel.fence() > fence) { // the later of two runs is the one whose pictures are shown
            return new Retry("the video was made again since this run began", "");
        }
        lease.report("taking", 0);
        var products = new Products(folder.file("clip.mp4"), folder.file("poster.jpg"), folder.file("thumbnail.jpg"));
        try {
            store.get(Rendition.clip(video, reel.fence()), products.clip());
        } catch (NoSuchObject lost) {
            return new GiveUp("the clip is not in the store", "", () -> {});
        }
        var ended = encoder.run(new Still(reel, plays.of(reel), products));
        if (!(ended instanceof Exited exited && exited.succeeded() && products.pictured())) {
            return new Retry("no pictures: " + how(ended), ended.log());
        }
        lease.report("storing", 0);
        store.put(Rendition.poster(video, fence), products.poster(), "image/jpeg");
        store.put(Rendition.thumbnail(video, fence), products.thumbnail(), "image/jpeg");
        return new Done(() -> pictures.taken(reel, fence));
    }

    private static String how(Ended ended) {
        return switch (ended) {
            case Exited exited -> "ffmpeg ended with code " + exited.code();
            case Killed killed -> "ffmpeg was killed: " + killed.why();
        };
    }
}
