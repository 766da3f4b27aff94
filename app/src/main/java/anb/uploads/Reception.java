package anb.uploads;

import anb.accounts.AccountId;
import anb.media.Containers;
import anb.problem.Bounds;
import anb.problem.ErrorCode;
import anb.problem.Problem;
import anb.storage.Scratch;
import anb.videos.VideoId;
import anb.videos.Videos;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** Takes in what a form sends: judges who sends it before the first byte is read, then the fields, then the file. */
@Component
public class Reception {

    private static final int LONGEST_KEY = 255;

    private final UploadGate gate;
    private final Submission submission;
    private final Videos videos;
    private final Scratch scratch;
    private final UploadSize size;
    private final Arrivals arrivals;

    Reception(
            UploadGate gate,
            Submission submission,
            Videos videos,
            Scratch scratch,
            UploadSize size,
            Arrivals arrivals) {
        this.gate = gate;
        this.submission = submission;
        this.videos = videos;
        this.scratch = scratch;
        this.size = size;
        this.arrivals = arrivals;
    }

    /**
     * The video that was made of it.
     *
     * @param key repeating one gives the first upload's video again
     * @param accepted which kinds of file this form takes
     * @throws Problem the player may not, or not such a form or file; nothing is kept then
     */
    public VideoId accept(
            AccountId player, @Nullable String key, Containers accepted, MultipartHttpServletRequest request)
            throws IOException {
        var known = recorded(player, key);
        size.require(request.getContentLengthLong());
        var earlier = known.isPresent() ? known : requireOpen(player, key);
        try (var _ = arrivals.enter(player)) {
            gate.requireSeldom(player);
            var form = UploadForm.of(request, size);
            return take(player, key, earlier, accepted, form);
        }
    }

    /** The video an earlier upload with this key has become. */
    private Optional<VideoId> recorded(AccountId player, @Nullable String key) {
        return key == null ? Optional.empty() : videos.findByKey(player, checked(key));
    }

    /**
     * Passes who may send a new video, and a repeat whose first was recorded just now: it needs no room, and that one may have
     * taken the last.
     */
    private Optional<VideoId> requireOpen(AccountId player, @Nullable String key) {
        try {
            gate.requireOpen(player);
            return Optional.empty();
        } catch (Problem refusal) {
            var earlier = recorded(player, key);
            if (earlier.isEmpty()) {
                throw refusal;
            }
            return earlier;
        }
    }

    private VideoId take(
            AccountId player, @Nullable String key, Optional<VideoId> earlier, Containers accepted, UploadForm form)
            throws IOException {
        try (var folder = scratch.open("upload")) {
            var file = folder.file("original");
            form.file().transferTo(file.toFile());
            var first = earlier.or(() -> recorded(player, key)); // while this one waited for its turn, or was sent
            if (first.isPresent()) {
                submission.requireSame(first.get(), form.title(), file);
                return first.get();
            }
            var arrived = new Arrived(form.title(), form.file().getName(), file, accepted, player.value());
            return submission.submit(player, arrived, key);
        }
    }

    private static String checked(String key) {
        if (key.isEmpty() || key.length() > LONGEST_KEY) {
            throw new Problem(ErrorCode.IDEMPOTENCY_KEY_INVALID, key.length(), LONGEST_KEY);
        }
        var invisible = key.codePoints().filter(c -> c < '!' || c > '~').findFirst();
        if (invisible.isPresent()) {
            var found = Bounds.named(invisible.getAsInt());
            throw new Problem(ErrorCode.IDEMPOTENCY_KEY_INVALID, "", LONGEST_KEY, found);
        }
        return key;
    }
}
