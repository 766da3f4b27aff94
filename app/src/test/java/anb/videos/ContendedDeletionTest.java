package anb.videos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import anb.Client;
import anb.Together;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A video is deleted while others have something to do with it. */
class ContendedDeletionTest extends VideosFixture {

    @Test
    void aJobThatComesWhileItsVideoIsDeletedIsCancelledToo(@Autowired DataSource dataSource) throws Exception {
        VideoId id = video(true);
        CompletableFuture<Client.Answer> deleting;
        UUID job;
        try (var connection = dataSource.getConnection();
                var order = connection.createStatement()) {
            connection.setAutoCommit(false);
            order.execute("select from video where id = '" + id + "' for no key update");
            deleting = CompletableFuture.supplyAsync(() -> owner.delete(path(id)), Thread::startVirtualThread);
            await().until(this::somebodyWaitsToDeleteAVideo);
            job = job(id, "queued");
            connection.rollback();
        }

        assertThat(deleting.get(20, TimeUnit.SECONDS).status()).isEqualTo(200);
        assertThat(state(job)).isEqualTo("cancelled");
    }

    /** As of a node that is paused between two statements. So long as twenty seconds are not waited for here. */
    @Test
    void aTransactionThatStandsStillKeepsAVideoFromItsOwnerForTwentySecondsAtMost(@Autowired DataSource dataSource)
            throws Exception {
        VideoId id = video(true);
        try (var connection = dataSource.getConnection();
                var lock = connection.createStatement()) {
            connection.setAutoCommit(false);
            assertThat(allowance(lock)).isEqualTo("20s");
            lock.execute("set idle_in_transaction_session_timeout = '1s'");
            lock.execute("select from video where id = '" + id + "' for update");
            var deleting = CompletableFuture.supplyAsync(() -> owner.delete(path(id)), Thread::startVirtualThread);

            assertThat(deleting.get(30, TimeUnit.SECONDS).status()).isEqualTo(200);
            assertThatExceptionOfType(SQLException.class).isThrownBy(connection::commit);
        }
    }

    private static String allowance(Statement connection) throws SQLException {
        try (var rows = connection.executeQuery("show idle_in_transaction_session_timeout")) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Test
    void ofManyWhoDeleteAtOnceOneDoesAndTheOthersFindNothing() throws Exception {
        VideoId id = videoThatIs(VideoStatus.PROCESSED);

        List<Integer> statuses = Together.atOnce(10, n -> owner.delete(path(id)).status());

        assertThat(statuses).filteredOn(s -> s == 200).hasSize(1);
        assertThat(statuses).filteredOn(s -> s == 404).hasSize(9);
    }

    @Test
    void aVideoPublishedAndDeletedAtOnceIsOneOrTheOther() throws Exception {
        for (int round = 0; round < 10; round++) {
            VideoId id = videoThatIs(VideoStatus.PROCESSED);

            List<Integer> statuses = Together.atOnce(
                    2,
                    n -> n == 0
                            ? owner.post(path(id) + "/publish").status()
                            : owner.delete(path(id)).status());

            boolean there = videos.find(id).isPresent();
            assertThat(statuses.get(1)).isEqualTo(there ? 400 : 200);
            assertThat(statuses.get(0)).isIn(there ? List.of(200) : List.of(200, 404));
        }
    }

    private boolean somebodyWaitsToDeleteAVideo() {
        return db.sql("""
                select exists (select from pg_stat_activity
                               where datname = current_database() and wait_event_type = 'Lock'
                                 and query like 'delete from video where%')
                """).query(Boolean.class).single();
    }
}
