package anb.upkeep;

import anb.storage.ObjectKey;
import anb.videos.Rendition;
import anb.videos.VideoId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The objects a video's rows speak of.
 *
 * @param original whether the original is still kept
 * @param rendition the fence of the valid rendition
 * @param running the fence of the run that is making one now: what lies under it is not ours to judge
 * @param former fences of renditions that were replaced: links to them may still be in use
 * @param arriving whether it is no video yet, but an open ticket: its original may be there
 */
record Expected(
        VideoId video,
        boolean original,
        @Nullable Long rendition,
        @Nullable Long running,
        Set<Long> former,
        boolean arriving) {

    /** What must be there. */
    List<ObjectKey> keys() {
        List<ObjectKey> keys = new ArrayList<>();
        if (original) {
            keys.add(ObjectKey.original(video.value()));
        }
        if (rendition != null) {
            keys.add(Rendition.clip(video, rendition));
            keys.add(Rendition.poster(video, rendition));
            keys.add(Rendition.thumbnail(video, rendition));
        }
        return keys;
    }

    /** Whether an object may be there although nothing speaks of it yet. */
    boolean allows(ObjectKey key) {
        return (arriving && key.equals(ObjectKey.original(video.value())))
                || (running != null && isOf(running, key))
                || former.stream().anyMatch(fence -> isOf(fence, key));
    }

    private boolean isOf(long fence, ObjectKey key) {
        return key.value().startsWith(ObjectKey.processedPrefix(video.value(), fence));
    }
}
