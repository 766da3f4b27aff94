package anb.showcase;

import anb.accounts.AccountId;
import anb.problem.Bounds;
import anb.progress.Board;
import anb.progress.Progress;
import anb.storage.PresignedUrls;
import anb.videos.Rewording;
import anb.videos.Video;
import anb.videos.VideoId;
import anb.videos.Videos;
import anb.voting.Tallies;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A player's own videos: contract, operations 4 and 5, and what is said of them. */
@RestController
@RequestMapping("/api/videos")
class MyVideosApi {

    private static final int ALL = Integer.MAX_VALUE;

    private final Videos videos;
    private final Tallies tallies;
    private final PresignedUrls urls;
    private final Board board;
    private final Rewording rewording;

    MyVideosApi(Videos videos, Tallies tallies, PresignedUrls urls, Board board, Rewording rewording) {
        this.videos = videos;
        this.tallies = tallies;
        this.urls = urls;
        this.board = board;
        this.rewording = rewording;
    }

    @GetMapping
    List<VideoView> list(
            AccountId caller,
            @RequestParam(defaultValue = "uploaded") String sort,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable Integer offset,
            Locale locale) {
        List<Video> page = videos.ofPlayer(
                caller,
                Order.of(sort, Order.UPLOADED, Order.RECENT) == Order.RECENT,
                Bounds.check("limit", limit, ALL, 1, ALL),
                Bounds.check("offset", offset, 0, 0, ALL));
        var votes = tallies.of(page.stream().map(Video::id).toList());
        return page.stream()
                .map(video -> VideoView.of(video, progress(video), votes.getOrDefault(video.id(), 0L), urls, locale))
                .toList();
    }

    @GetMapping("/{id}")
    VideoDetail one(AccountId caller, @PathVariable VideoId id, Locale locale) {
        return detail(videos.requireOwned(caller, id), locale);
    }

    /** Whose it is is judged before whether anything was sent. */
    @PatchMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    VideoDetail change(
            AccountId caller,
            @PathVariable VideoId id,
            @RequestBody(required = false) @Nullable VideoChanges sent,
            Locale locale) {
        var changes = sent == null ? VideoChanges.NONE : sent;
        return detail(rewording.change(caller, id, changes.name(), changes.wording()), locale);
    }

    private VideoDetail detail(Video video, Locale locale) {
        return VideoDetail.of(video, progress(video), tallies.current(video.id()), urls, locale);
    }

    /** Of what is not at an end: a video that is made again is as good as done. */
    private @Nullable Progress progress(Video video) {
        return video.isAtAnEnd() ? null : board.of(video.id()).orElse(null);
    }
}
