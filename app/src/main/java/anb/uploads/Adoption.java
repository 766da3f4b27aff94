package anb.uploads;

import anb.accounts.AccountId;
import anb.media.Containers;
import anb.problem.Problem;
import anb.storage.Sha256;
import anb.videos.Title;
import anb.videos.VideoId;
import anb.videos.Videos;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes in clips of an earlier system. They are judged as any other; but nobody waits for them, so they are processed when
 * nothing else is to be done, and count in no quota. The same file of the same player is taken once.
 */
@Component
public class Adoption {

    private static final String FIELD = "file";
    private static final double MEGABYTE = 1 << 20;

    private final Submission submission;
    private final Entry entry;
    private final Videos videos;
    private final UploadSize size;

    Adoption(Submission submission, Entry entry, Videos videos, UploadSize size) {
        this.submission = submission;
        this.entry = entry;
        this.videos = videos;
        this.size = size;
    }

    /** Judges a file's length before it is copied. @throws Problem it is too large */
    public void requireSize(long bytes) {
        if (bytes > size.file()) {
            throw size.tooLarge("video_file", bytes / MEGABYTE);
        }
    }

    /**
     * The video that was made of this file before.
     *
     * @param sha256 of the file
     * @throws Problem it was, under another title
     */
    public Optional<VideoId> earlier(AccountId player, String title, String sha256) {
        var video = videos.findByKey(player, key(sha256));
        video.ifPresent(known -> entry.requireSame(known, Title.checked(title), sha256));
        return video;
    }

    /** Judges a private copy of a file, as an upload is judged. @throws Problem it cannot take part */
    public void judge(Path file) {
        submission.inspect(arrived("", file));
    }

    /**
     * Takes a private copy of a file in.
     *
     * @param uploadedAt when it was sent to the earlier system; null: now
     * @throws Problem it cannot take part, or the store is away
     */
    public VideoId adopt(AccountId player, String title, Path file, @Nullable Instant uploadedAt) {
        return submission.submit(
                player,
                arrived(Title.checked(title), file),
                key(Sha256.of(file)),
                video -> entry.adopt(video, uploadedAt));
    }

    private static Arrived arrived(String title, Path file) {
        return new Arrived(title, FIELD, file, Containers.MP4, null);
    }

    private static String key(String sha256) {
        return "import-" + sha256;
    }
}
