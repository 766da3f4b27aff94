package anb.progress;

import anb.videos.VideoId;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Who follows which video at this node. While anybody does, the board is looked at four times a second, once for all of
 * them, and whose video has news is woken. Being in the last phase, it ends before the server does: nobody who follows keeps a node from leaving (G8).
 */
@Component
public class Followers implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Followers.class);
    private static final Duration PAUSE = Duration.ofMillis(250);

    /** Somebody who follows a video until they close it. */
    public final class Follower implements AutoCloseable {

        private final VideoId video;
        private final Semaphore news = new Semaphore(0);
        /** What the board said: a video that waits and is not on it must not be news at each look. */
        private volatile @Nullable Progress told;

        private volatile long toldAt;

        private Follower(VideoId video) {
            this.video = video;
        }

        /**
         * Waits until there is news, and no longer than {@code patience}.
         *
         * @return whether there is
         */
        public boolean await(Duration patience) throws InterruptedException {
            boolean woken = news.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
            news.drainPermits();
            return woken;
        }

        /** What is to be told now; empty when no job of the video waits or runs. */
        public Optional<Progress> now() {
            var onBoard = board.all().get(video.value());
            told = onBoard;
            toldAt = System.nanoTime();
            return Optional.ofNullable(onBoard).or(() -> board.inBackground(video));
        }

        private boolean isNews(@Nullable Progress present) {
            var earlier = told;
            if (present == null || earlier == null) {
                return present != null || earlier != null;
            }
            return present.isNews(earlier, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - toldAt));
        }

        @Override
        public void close() {
            followers.computeIfPresent(video.value(), (id, all) -> {
                all.remove(this);
                return all.isEmpty() ? null : all;
            });
        }
    }

    private final Board board;
    private final Map<UUID, Set<Follower>> followers = new ConcurrentHashMap<>();
    private volatile @Nullable Thread watch;

    Followers(Board board) {
        this.board = board;
    }

    /** Begins to follow a video, whether or not there is anything to tell. */
    public Follower follow(VideoId video) {
        var follower = new Follower(video);
        followers.compute(video.value(), (id, all) -> {
            var more = all == null ? ConcurrentHashMap.<Follower>newKeySet() : all;
            more.add(follower);
            return more;
        });
        return follower;
    }

    /** How many follow something here. */
    public int count() {
        return followers.values().stream().mapToInt(Set::size).sum();
    }

    /** False once the node leaves: whoever follows is to be sent to another. */
    @Override
    public boolean isRunning() {
        return watch != null;
    }

    @Override
    public void start() {
        var thread = Thread.ofVirtual().name("followers").unstarted(this::watch);
        watch = thread; // before it looks whether it is wanted
        thread.start();
    }

    @Override
    public void stop() {
        var present = watch;
        watch = null;
        if (present != null) {
            present.interrupt();
        }
        followers.values().forEach(all -> all.forEach(follower -> follower.news.release()));
    }

    private void watch() {
        try {
            while (isRunning()) {
                Thread.sleep(PAUSE);
                if (!followers.isEmpty()) {
                    look();
                }
            }
        } catch (InterruptedException e) {
            log.debug("nobody is told any more: the node leaves");
        }
    }

    private void look() {
        try {
            var present = board.present();
            followers.forEach((video, all) -> all.forEach(follower -> {
                if (follower.isNews(present.get(video))) {
                    follower.news.release();
                }
            }));
        } catch (RuntimeException e) { // whatever it was: the next look may succeed
            log.warn("nobody can be told how far their video is: {}", e.toString());
        }
    }
}
