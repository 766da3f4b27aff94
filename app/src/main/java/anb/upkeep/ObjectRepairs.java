package anb.upkeep;

import anb.storage.ObjectKey;
import anb.storage.ObjectStore;
import anb.storage.StoredObject;
import anb.videos.Rendition;
import anb.videos.Video;
import anb.videos.VideoId;
import anb.videos.Videos;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Remedies for objects that are missing or not what they were, and for objects nobody speaks of. */
@Component
class ObjectRepairs {

    private static final Pattern OWNER =
            Pattern.compile("(?:uploads|processed)/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})[./].*");

    private final ObjectStore store;
    private final Videos videos;
    private final Expectations expectations;
    private final JobRepairs jobs;
    private final UpkeepSettings settings;
    private final InstantSource clock;

    ObjectRepairs(
            ObjectStore store,
            Videos videos,
            Expectations expectations,
            JobRepairs jobs,
            UpkeepSettings settings,
            InstantSource clock) {
        this.store = store;
        this.videos = videos;
        this.expectations = expectations;
        this.jobs = jobs;
        this.settings = settings;
        this.clock = clock;
    }

    /** For a video that nothing will move on. */
    Remedy limbo(VideoId id) {
        return videos.find(id)
                .map(video -> again(video, "nothing else would move this video on"))
                .orElseGet(() -> new Remedy.Wait("the video is gone by now"));
    }

    /** For an object that a row speaks of, and that is not there or has another size. */
    Remedy unusable(ObjectKey key) {
        var video = owner(key).map(VideoId::new).flatMap(videos::find);
        if (video.isEmpty()) {
            return new Remedy.Wait("its video is gone by now");
        }
        if (key.equals(video.get().original())) {
            return restore(key, "what a player sent cannot be made again");
        }
        return isOfAWholeClip(key, video.get())
                ? jobs.poster(video.get())
                : again(video.get(), "its clip and posters are made again");
    }

    /** Whether it is a picture that can be made again without an encode, and without the original. */
    private boolean isOfAWholeClip(ObjectKey key, Video video) {
        var fence = video.renditionFence();
        if (fence == null || key.equals(Rendition.clip(video.id(), fence))) {
            return false;
        }
        var clip = Rendition.clip(video.id(), fence);
        var bytes = expectations.of(video.id().value()).map(expected -> expected.bytesOf(clip));
        return store.find(clip).map(StoredObject::sizeBytes).equals(bytes);
    }

    private Remedy again(Video video, String why) {
        return video.originalExpired() || !hasOriginal(video)
                ? restore(video.original(), "without it the clip cannot be made")
                : jobs.render(video, why);
    }

    /** All of it: of one that was cut, half a clip might be made, or the video called unreadable. */
    private boolean hasOriginal(Video video) {
        return store.find(video.original())
                .filter(object -> object.sizeBytes() == video.sizeBytes())
                .isPresent();
    }

    private static Remedy restore(ObjectKey key, String why) {
        return new Remedy.ByHand(
                "put back " + key + " from an earlier version of the bucket or a backup, then reconcile again: " + why);
    }

    /** For an object that no row speaks of, one of so many. */
    Remedy surplus(ObjectKey key, long ofSoMany) {
        if (ofSoMany > settings.mostOrphans()) {
            return new Remedy.ByHand(
                    ofSoMany + " objects have no row, more than anb.upkeep.most-orphans: none is removed;"
                            + " is this the right database, and as young as the bucket?");
        }
        return store.find(key).filter(this::young).isPresent()
                ? new Remedy.Wait("it may be an upload under way; the sweep removes it once it is older than "
                        + settings.orphansOlderThan().toMinutes() + " minutes (anb.upkeep.orphans-older-than)")
                : new Remedy.Remove("the object is removed", () -> remove(key));
    }

    private boolean young(StoredObject object) {
        return !object.lastModified().isBefore(clock.instant().minus(settings.orphansOlderThan()));
    }

    /** Rows are asked once more: what they speak of by now stays. */
    private boolean remove(ObjectKey key) {
        var spokenOf = owner(key)
                .flatMap(expectations::of)
                .filter(expected -> expected.keys().contains(key) || expected.allows(key));
        if (spokenOf.isPresent()) {
            return false;
        }
        store.delete(key);
        return true;
    }

    private static Optional<UUID> owner(ObjectKey key) {
        var parts = OWNER.matcher(key.value());
        return parts.matches() ? Optional.of(UUID.fromString(parts.group(1))) : Optional.empty();
    }
}
