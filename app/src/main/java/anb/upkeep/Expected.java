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
 * @param original how many bytes it has; null when it is not kept any more
 * @param rendition the fence of the valid rendition
 * @param renditionBytes how many bytes its clip has
 * @param running the fence of the run that is making one now: what lies under it is not ours to judge
 * @param former fences of renditions that were replaced: links to them may still be in use
 * @param arriving whether it is no video yet, but an open ticket: its original may be there
 */
record Expected(
        VideoId video,
        @Nullable Long original,
        @Nullable Long rendition,
        @Nullable Long renditionBytes,
        @Nullable Long running,
        Set<Long> former,
        boolean arriving) {

    /** What must be there. */
    List<ObjectKey> keys() {
        List<ObjectKey> keys = new ArrayList<>();
        if (original != null) {
            keys.add(ObjectKey.original(video.value()));
        }
        if (rendition != null) {
            keys.add(Rendition.clip(video, rendition));
            keys.add(Rendition.poster(video, rendition));
            keys.add(Rendition.thumbnail(video, rendition));
        }
        return keys;
    }

    /** How many bytes an object has by its row; null where rows do not say, as of pictures. */
    @Nullable
    Long bytesOf(ObjectKey key) {
        if (key.equals(ObjectKey.original(video.value()))) {
            return original;
        }
        return rendition != null && key.equals(Rendition.clip(video, rendition)) ? renditionBytes : null;
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
