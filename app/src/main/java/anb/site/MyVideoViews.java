package anb.site;

import anb.progress.Board;
import anb.storage.PresignedUrls;
import anb.videos.Video;
import anb.voting.Tallies;
import java.util.List;
import org.springframework.stereotype.Component;

/** Shows players their videos, with their votes and how far those are that are not at an end. */
@Component
class MyVideoViews {

    private final Tallies tallies;
    private final Board board;
    private final PresignedUrls urls;

    MyVideoViews(Tallies tallies, Board board, PresignedUrls urls) {
        this.tallies = tallies;
        this.board = board;
        this.urls = urls;
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

    private MyVideo view(Video video, long votes, Frame frame) {
        var progress = video.isAtAnEnd() ? null : board.of(video.id()).orElse(null);
        return MyVideo.of(video, votes, progress, urls, frame.locale());
    }
}
