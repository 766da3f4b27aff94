package anb.videos;

import anb.accounts.AccountId;
import anb.problem.ErrorCode;
import anb.storage.ObjectKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A video as its row says.
 *
 * @param description what is seen in it, in its owner's words
 * @param width as displayed
 * @param renditionFence the run whose rendition is the valid one; null until processed
 * @param posterFence the run that made pictures of a clip again; null while none has
 * @param publishWished whether it is to be public once it can be
 * @param hidden by an organiser
 * @param published whether the public sees it and may vote
 */
public record Video(
        VideoId id,
        AccountId player,
        String title,
        @Nullable String description,
        VideoStatus status,
        Instant uploadedAt,
        @Nullable Instant processedAt,
        long sizeBytes,
        Duration duration,
        int width,
        int height,
        boolean originalExpired,
        @Nullable Long renditionFence,
        @Nullable Long posterFence,
        @Nullable Failure failure,
        boolean publishWished,
        boolean hidden,
        boolean published) {

    /** Why no rendition could be made; worded when read. */
    public record Failure(ErrorCode code, List<Object> arguments) {}

    /** The bytes the player sent, while they are kept. */
    public ObjectKey original() {
        return ObjectKey.original(id.value());
    }

    /** The run whose pictures are shown: the later one, as pictures of an earlier rendition are of another clip. */
    public @Nullable Long pictureFence() {
        return renditionFence == null || posterFence == null
                ? renditionFence
                : Long.valueOf(Math.max(renditionFence, posterFence));
    }

    /** Whether nothing more happens to it by itself. */
    public boolean isAtAnEnd() {
        return status == VideoStatus.PROCESSED || status == VideoStatus.FAILED;
    }
}
