package anb.showcase;

import anb.accounts.AccountId;
import anb.problem.ErrorCode;
import anb.problem.Problem;
import anb.progress.Followers;
import anb.progress.Progress;
import anb.storage.PresignedUrls;
import anb.videos.Video;
import anb.videos.VideoId;
import anb.videos.Videos;
import anb.voting.Tallies;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * A video's way as server-sent events (WHATWG HTML, section 9.2): {@code progress} with each change, {@code end} with the
 * video as operation 5 of the contract gives it, then nothing more. An event's id says what was told, not when, so
 * any node goes on where another ended.
 */
@RestController
class VideoEventsApi {

    private static final Duration HEARTBEAT = Duration.ofSeconds(15), LONGEST = Duration.ofMinutes(30);
    /** Of one account at one node: tabs, not a flood. */
    private static final int MOST = 20;

    private final Videos videos;
    private final Tallies tallies;
    private final PresignedUrls urls;
    private final Followers followers;
    private final JsonMapper json;
    private final Map<AccountId, Integer> open = new ConcurrentHashMap<>();

    VideoEventsApi(Videos videos, Tallies tallies, PresignedUrls urls, Followers followers, JsonMapper json) {
        this.videos = videos;
        this.tallies = tallies;
        this.urls = urls;
        this.followers = followers;
        this.json = json;
    }

    /** What an unfinished video's event says. */
    record ProgressEvent(String status, @Nullable Progress progress) {}

    /** On a virtual thread of its own, which costs little while it waits. */
    @GetMapping(
            path = {"/api/videos/{id}/events", "/site/videos/{id}/events"},
            produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void follow(
            AccountId caller,
            @PathVariable VideoId id,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last,
            Locale locale,
            HttpMethod method,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        var video = videos.requireOwned(caller, id);
        if (HttpMethod.HEAD.equals(method)) {
            EventStream.head(response); // nothing follows it, and whoever is in front takes it for the whole answer
            return;
        }
        if (video.isAtAnEnd() && EventStream.id(video).equals(last)) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT); // tells a browser to stay away
            return;
        }
        enter(caller);
        try (var follower = followers.follow(id)) {
            tell(id, follower, last, locale, EventStream.open(response, json));
        } finally {
            open.computeIfPresent(caller, (account, n) -> n == 1 ? null : n - 1);
        }
    }

    private void enter(AccountId caller) {
        open.compute(caller, (account, n) -> {
            int now = n == null ? 0 : n;
            if (now >= MOST) {
                throw new Problem(ErrorCode.TOO_MANY_FOLLOWED, now, MOST).retryAfter(HEARTBEAT);
            }
            return now + 1;
        });
    }

    /**
     * The row is read once for each phase, and whenever no job is on it: after the progress, so that what a run settles in
     * between is not missed.
     */
    private void tell(VideoId id, Followers.Follower follower, @Nullable String last, Locale locale, EventStream stream)
            throws IOException, InterruptedException {
        var until = System.nanoTime() + LONGEST.toNanos();
        var told = last;
        @Nullable Video video = null;
        @Nullable String phase = null;
        while (followers.isRunning() && System.nanoTime() < until) {
            var progress = follower.now().orElse(null);
            if (video == null || progress == null || !progress.phase().equals(phase)) {
                video = videos.find(id).orElse(null);
                if (video == null) {
                    return; // deleted
                }
                if (video.isAtAnEnd()) {
                    stream.send(EventStream.id(video), "end", end(video, locale));
                    return;
                }
                phase = progress == null ? null : progress.phase();
            }
            var event = EventStream.id(video, progress);
            if (!event.equals(told)) {
                stream.send(event, "progress", new ProgressEvent(video.status().text(), progress));
                told = event;
            }
            if (!follower.await(HEARTBEAT)) {
                stream.beat();
            }
        }
    }

    private VideoDetail end(Video video, Locale locale) {
        return VideoDetail.of(video, null, tallies.current(video.id()), urls, locale);
    }
}
