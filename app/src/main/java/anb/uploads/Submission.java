package anb.uploads;

import anb.accounts.AccountId;
import anb.editions.Editions;
import anb.media.Containers;
import anb.media.Inspection;
import anb.media.MediaInfo;
import anb.media.Verdict;
import anb.problem.ErrorCode;
import anb.problem.Problem;
import anb.storage.ObjectKey;
import anb.storage.ObjectStore;
import anb.storage.Sha256;
import anb.storage.StorageException;
import anb.videos.NewVideo;
import anb.videos.VideoId;
import com.fasterxml.uuid.Generators;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Takes an upload in: judged first, then the bytes to the store, then row and job in one transaction. Whoever got a
 * video id will see it processed (G1).
 */
@Component
public class Submission {

    private static final Logger log = LoggerFactory.getLogger(Submission.class);

    private final Inspection inspection;
    private final ObjectStore store;
    private final Entry entry;
    private final Editions editions;
    private final UploadSettings settings;

    Submission(Inspection inspection, ObjectStore store, Entry entry, Editions editions, UploadSettings settings) {
        this.inspection = inspection;
        this.store = store;
        this.entry = entry;
        this.editions = editions;
        this.settings = settings;
    }

    /**
     * Takes in one file, an MP4.
     *
     * @param field what the client calls the file, for refusals
     * @param file a private temp file; not moved, not deleted
     * @param idempotencyKey repeating a key gives the first call's video again (G10)
     * @throws Problem the file is refused, with what was found and what is wanted, or nobody can tell now; nothing is
     *     kept then
     */
    public VideoId submit(AccountId player, String title, String field, Path file, @Nullable String idempotencyKey) {
        return submit(player, new Arrived(title, field, file, Containers.MP4, player.value()), idempotencyKey);
    }

    /** The same of a file that may be of other kinds too. */
    VideoId submit(AccountId player, Arrived arrived, @Nullable String idempotencyKey) {
        return submit(player, arrived, idempotencyKey, entry::record);
    }

    /** The same, with something else to become of it once it is stored. */
    VideoId submit(
            AccountId player, Arrived arrived, @Nullable String idempotencyKey, Function<NewVideo, VideoId> record) {
        MediaInfo media = inspect(arrived);
        var id = new VideoId(Generators.timeBasedEpochRandomGenerator().generate());
        var video = new NewVideo(
                id,
                editions.current().id(),
                player,
                arrived.title(),
                media,
                Sha256.of(arrived.file()),
                idempotencyKey,
                settings.autoPublish());
        ObjectKey key = ObjectKey.original(id.value());
        VideoId recorded = null;
        try {
            store.put(key, arrived.file(), "video/mp4");
            recorded = record.apply(video);
            return recorded;
        } catch (StorageException away) {
            throw Problem.later(ErrorCode.STORAGE_UNAVAILABLE, Duration.ofSeconds(10));
        } finally {
            if (!id.equals(recorded)) {
                discard(id);
            }
        }
    }

    /**
     * Compares a repeated upload with the one that used its idempotency key first.
     *
     * @throws Problem it is not the same: whoever sent it must not believe that both are in
     */
    void requireSame(VideoId earlier, String title, Path file) {
        entry.requireSame(earlier, title, Sha256.of(file));
    }

    /** What the file is. @throws Problem it is refused, with what was found and what is wanted, or cannot be told now */
    MediaInfo inspect(Arrived arrived) {
        Path file = arrived.file();
        return switch (inspection.inspect(file, file.toFile().length(), arrived.accepted(), arrived.waiting())) {
            case Verdict.Accepted accepted -> accepted.info();
            case Verdict.Refused refused ->
                throw Problem.ofField(
                        refused.code(), arrived.field(), refused.arguments().toArray());
            case Verdict.Undecided undecided -> throw undecided.problem();
        };
    }

    /**
     * Removes what was stored in vain. Not when the commit's answer was lost on the way and the video is there after
     * all; what cannot be removed or asked now is an orphan for the sweep.
     */
    private void discard(VideoId id) {
        try {
            if (!entry.has(id)) {
                store.delete(ObjectKey.original(id.value()));
            }
        } catch (StorageException | DataAccessException away) {
            log.warn("the original of {} is left to the sweep: {}", id, away.getMessage());
        }
    }
}
