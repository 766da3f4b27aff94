package anb.site;

import anb.accounts.AccountId;
import anb.progress.Board;
import anb.storage.PresignedUrls;
import anb.tickets.OpenUploads;
import anb.videos.Video;
import anb.voting.Tallies;
import java.util.List;
import org.springframework.stereotype.Component;

/** Shows players what they sent: videos, with their votes and how far they are, and uploads that are not at their end. */
@Component
class MyVideoViews {

    private final Tallies tallies;
    private final Board board;
    private final PresignedUrls urls;
    private final OpenUploads uploads;

    MyVideoViews(Tallies tallies, Board board, PresignedUrls urls, OpenUploads uploads) {
        this.tallies = tallies;
        this.board = board;
        this.urls = urls;
        this.uploads = uploads;
    }

    /** Several, in their order, with their tallies. */
    List<MyVideo> of(List<Video> videos, Frame frame) {
        var votes = tallies.of(videos.stream().map(Video::id).toList());
        return videos.stream()
                .map(video -> view(video, votes.getOrDefault(video.id(), 0L), frame))
                .toList();
    }

    /** One, with its votes of this moment. */
    MyVideo of(Video video, Frame frame) {
        return view(video, tallies.current(video.id()), frame);
    }

    /** What a player may still send to its end, a sentence each. */
    List<String> unfinished(AccountId player, Frame frame) {
        return uploads.of(player).stream()
                .map(upload -> frame.t(
                        "mine.unfinished", upload.fileName(), upload.expiresAt().atZone(frame.zone())))
                .toList();
    }

    private MyVideo view(Video video, long votes, Frame frame) {
        var progress = video.isAtAnEnd() ? null : board.of(video.id()).orElse(null);
        return MyVideo.of(video, votes, progress, urls, frame.locale());
    }
}
