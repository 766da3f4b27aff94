package anb.progress;

import static org.assertj.core.api.Assertions.assertThat;

import anb.Given;
import anb.RealParts;
import anb.accounts.Crowd;
import anb.videos.VideoId;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Jobs on paper, which no worker touches: they are not due, or somebody has them, or they are over. */
@RealParts
class BoardTest {

    @Autowired
    Given given;

    @Autowired
    Crowd crowd;

    @Autowired
    JdbcClient db;

    Crowd.Person player;
    VideoId video;
    Board board;

    @BeforeEach
    void aVideo() {
        player = crowd.person("Yuliana", "Quibdó");
        video = given.publishedOnPaper(player.id(), "En la cola");
        board = new Board(db);
    }

    @AfterEach
    void tidyUp() {
        db.sql("delete from job where owner = :owner")
                .param("owner", player.id().value())
                .update();
    }

    @Test
    void whatWaitsInTheBackgroundIsNotOnItButLookedUpAlone() {
        job("render", "queued", true);

        assertThat(board.all()).doesNotContainKey(video.value());
        assertThat(board.of(video)).hasValue(new Progress("queued", 0, null, null));
        assertThat(board.of(given.publishedOnPaper(player.id(), "Ociosa"))).isEmpty();
    }

    @Test
    void whoWaitsIsOnItAndSoIsWhatRunsInTheBackground() {
        var other = given.publishedOnPaper(player.id(), "De nuevo");
        job("render", "queued", false);
        job(other, "render", "running", true);

        assertThat(board.all()).containsKeys(video.value(), other.value());
        assertThat(board.of(video).orElseThrow().queuePosition()).isPositive();
    }

    @Test
    void whoeverFollowsAVideoInTheBackgroundIsNotWokenForNothing() throws InterruptedException {
        job("render", "queued", true);
        var followers = new Followers(board);
        followers.start();
        try (var follower = followers.follow(video)) {
            assertThat(follower.now()).hasValue(new Progress("queued", 0, null, null));
            assertThat(follower.await(Duration.ofMillis(1600))).isFalse();
        } finally {
            followers.stop();
        }
    }

    /** A thousand seconds each, all of them later than whatever else was done here. */
    @Test
    void howLongRenditionsTakeIsNotForgottenOverOtherWork() {
        attempts(job("render", "done", false), 40, Duration.ofHours(1));
        attempts(job("erase", "done", false), 50, Duration.ofHours(2));
        job("render", "running", false);

        assertThat(board.of(video).orElseThrow().etaSeconds()).isBetween(900L, 1000L);
    }

    private UUID job(String kind, String state, boolean background) {
        return job(video, kind, state, background);
    }

    private UUID job(VideoId subject, String kind, String state, boolean background) {
        return db.sql("""
                insert into job (id, kind, lane, subject, owner, turn, background, due_at, state, worker, leased_until,
                                 fence, started_at, finished_at)
                values (gen_random_uuid(), :kind, 'heavy', :subject, :owner, 1, :background, now() + interval '1 hour',
                        :state, case :state when 'running' then 'somebody' end,
                        case :state when 'running' then now() + interval '1 hour' end, nextval('job_fence'), now(),
                        case :state when 'done' then now() end)
                returning id
                """)
                .param("kind", kind)
                .param("subject", subject.value())
                .param("owner", player.id().value())
                .param("background", background)
                .param("state", state)
                .query(UUID.class)
                .single();
    }

    private void attempts(UUID job, int count, Duration ahead) {
        db.sql("""
                insert into job_attempt (fence, job, attempt, worker, started_at, ended_at, outcome)
                select nextval('job_fence'), :job, n, 'somebody', now() + make_interval(secs => :ahead) - interval '1000 s',
                       now() + make_interval(secs => :ahead), 'done'
                from generate_series(1, :count) n
                """)
                .param("job", job)
                .param("ahead", ahead.toSeconds())
                .param("count", count)
                .update();
    }
}
