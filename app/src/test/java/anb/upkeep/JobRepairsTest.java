package anb.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import anb.Client;
import anb.Given;
import anb.RealParts;
import anb.accounts.Crowd;
import anb.videos.VideoId;
import anb.videos.Videos;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A job is added to a video as it is then, not as it was when somebody looked. */
@RealParts
@Timeout(60)
class JobRepairsTest {

    @Autowired
    Given given;

    @Autowired
    Crowd crowd;

    @Autowired
    JobRepairs repairs;

    @Autowired
    Videos videos;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    DataSource dataSource;

    @Autowired
    JdbcClient db;

    Client owner;
    VideoId video;

    @BeforeEach
    void aVideo() {
        var player = crowd.person("Rosa", "Riohacha");
        owner = given.visitor().withToken(player.token());
        video = given.publishedOnPaper(player.id(), "Bandeja");
    }

    @AfterEach
    void leaveNothing() {
        change("delete from job where subject = :id");
        change("delete from video where id = :id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update video set rendition_fence = 2 where id = :id",
                "update video set original_expired_at = now() where id = :id",
                "update video set status = 'failed', failure_code = 'unreadable' where id = :id",
                "delete from video where id = :id"
            })
    void aVideoThatChangedMeanwhileGetsNoJob(String meanwhile) {
        var remedy = remedy();
        change(meanwhile);

        assertThat(mends(remedy)).isFalse();
        assertThat(jobs()).isZero();
    }

    @Test
    void aVideoThatSomebodyIsChangingGetsNoJob() throws Exception {
        var remedy = remedy();
        try (var connection = dataSource.getConnection();
                var run = connection.createStatement()) {
            connection.setAutoCommit(false);
            run.execute("update video set rendition_fence = 2 where id = '" + video + "'");

            assertThat(mends(remedy)).isFalse();
            connection.rollback();
        }
        assertThat(jobs()).isZero();
    }

    @Test
    void aVideoThatGotAJobMeanwhileGetsNoOther() {
        var remedy = remedy();
        change("""
                insert into job (id, kind, lane, subject, owner, turn, due_at)
                select gen_random_uuid(), 'render', 'heavy', id, player, 0, now() + interval '1 hour'
                from video where id = :id
                """);

        assertThat(mends(remedy)).isFalse();
        assertThat(jobs()).isOne();
    }

    @Test
    void aVideoDeletedWhileItGetsAJobTakesTheJobWithIt() throws Exception {
        owner.delete("/api/videos/" + video + "/publish");
        var remedy = remedy();

        var deleting = transaction.execute(status -> {
            assertThat(remedy.act().getAsBoolean()).isTrue();
            var begun = CompletableFuture.supplyAsync(
                    () -> owner.delete("/api/videos/" + video).status(), Thread::startVirtualThread);
            await().until(this::somebodyWaitsToDeleteIt);
            return begun;
        });

        assertThat(deleting.get(20, TimeUnit.SECONDS)).isEqualTo(200);
        assertThat(videos.find(video)).isEmpty();
        assertThat(jobs()).isZero();
    }

    private Remedy.Mend remedy() {
        return (Remedy.Mend) repairs.render(videos.find(video).orElseThrow(), "its clip is gone");
    }

    private boolean mends(Remedy.Mend remedy) {
        return transaction.execute(status -> {
            boolean done = remedy.act().getAsBoolean();
            if (!done) {
                status.setRollbackOnly();
            }
            return done;
        });
    }

    private boolean somebodyWaitsToDeleteIt() {
        return db.sql("""
                select exists (select from pg_stat_activity
                               where datname = current_database() and wait_event_type = 'Lock'
                                 and query like 'delete from video where%')
                """).query(Boolean.class).single();
    }

    /** That wait or run. */
    private long jobs() {
        return db.sql("""
                select count(*) from job where kind = 'render' and subject = :id and state in ('queued', 'running')
                """).param("id", video.value()).query(Long.class).single();
    }

    private void change(String sql) {
        db.sql(sql).param("id", video.value()).update();
    }
}
