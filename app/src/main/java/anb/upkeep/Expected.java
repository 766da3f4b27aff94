package anb.upkeep;

import anb.storage.ObjectKey;
import anb.videos.Rendition;
import anb.videos.VideoId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The objects a video's rows speak of.
 *
 * @param original how many bytes it has; null when it is not kept any more
 * @param rendition the fence of the valid rendition
 * @param renditionBytes how many bytes its clip has
 * @param pictures the fence of the pictures that are shown, which may be the same
 * @param running the fences of runs that make something of it now: what lies under them is not ours to judge
 * @param former fences of what was replaced: links to it may still be in use
 * @param arriving whether it is no video yet, but an open ticket: its original may be there
 */
record Expected(
        VideoId video,
        @Nullable Long original,
        @Nullable Long rendition,
        @Nullable Long renditionBytes,
        @Nullable Long pictures,
        Set<Long> running,
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
        }
        if (pictures != null) {
            keys.add(Rendition.poster(video, pictures));
            keys.add(Rendition.thumbnail(video, pictures));
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

    /** Whether an object may be there although nothing speaks of it yet, or any more; pictures that came with a clip stay. */
    boolean allows(ObjectKey key) {
        return (arriving && key.equals(ObjectKey.original(video.value())))
                || (rendition != null && isPictureOf(rendition, key))
                || Stream.of(running, former).flatMap(Set::stream).anyMatch(fence -> isOf(fence, key));
    }

    private boolean isPictureOf(long fence, ObjectKey key) {
        return key.equals(Rendition.poster(video, fence)) || key.equals(Rendition.thumbnail(video, fence));
    }

    private boolean isOf(long fence, ObjectKey key) {
        return key.value().startsWith(ObjectKey.processedPrefix(video.value(), fence));
    }
}
