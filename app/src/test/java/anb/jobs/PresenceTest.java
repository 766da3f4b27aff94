package anb.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Who works is seen, whether they have anything to do or not. */
class PresenceTest extends JobsFixture {

    private final Chore chore = new Chore(Lane.HEAVY);

    @AfterEach
    void nobodyIsLeft() {
        db.sql("delete from worker where name like 'node-%'").update();
    }

    @Test
    void anIdleWorkerIsSeenWithItsSlots() {
        var node = node(chore);
        node.start();

        await().until(() -> seen(node).isPresent());

        var idle = seen(node).orElseThrow();
        assertThat(idle.heavy()).isEqualTo(2);
        assertThat(idle.light()).isEqualTo(2);
        assertThat(idle.running()).isZero();
        assertThat(idle.draining()).isFalse();
        assertThat(idle.alive()).isTrue();
        assertThat(idle.startedAt()).isCloseTo(idle.seenAt(), within(10, ChronoUnit.SECONDS));
    }

    @Test
    void twoNodesAreTwoAndWhatOneHasInHandIsItsOwn() {
        var busy = node(chore);
        var idle = node(chore);
        enqueue(busy, chore);
        assertThat(busy.claims.next(Lane.HEAVY)).isPresent();

        busy.presence.tell();
        idle.presence.tell();

        assertThat(seen(busy).orElseThrow().running()).isOne();
        assertThat(seen(idle).orElseThrow().running()).isZero();
    }

    /** A node that is killed says nothing any more; its row stays as it is. */
    @Test
    void aKilledWorkerIsSilentUntilAnHourLaterItIsForgotten() {
        var killed = node(chore);
        var other = node(chore);
        killed.presence.tell();
        heardAgo(killed, "29 seconds");
        assertThat(seen(killed).orElseThrow().alive()).isTrue();

        heardAgo(killed, "31 seconds");
        other.presence.tell();
        assertThat(seen(killed).orElseThrow().alive()).isFalse();

        heardAgo(killed, "1 hour 1 second");
        other.presence.tell();
        assertThat(seen(killed)).isEmpty();
        assertThat(seen(other)).isPresent();
    }

    @Test
    void whoeverComesBackHasWorkedSinceItBegan() {
        var node = node(chore);
        node.workers.seen(false, Duration.ofHours(2));
        node.workers.gone();

        node.workers.seen(false, Duration.ofHours(3));

        var back = seen(node).orElseThrow();
        assertThat(Duration.between(back.startedAt(), back.seenAt()))
                .isCloseTo(Duration.ofHours(3), Duration.ofSeconds(1));
    }

    @Test
    void aWorkerThatStopsInOrderIsGone() {
        var node = node(chore);
        node.start();
        await().until(() -> seen(node).isPresent());

        node.close();

        assertThat(seen(node)).isEmpty();
        assertThat(node.presence.isRunning()).isFalse();
    }

    @Test
    void aWorkerThatEndsWhatItDoesSaysSo() throws Exception {
        var node = node(chore);
        Files.createFile(node.drain);
        node.presence.tell();
        assertThat(seen(node).orElseThrow().draining()).isTrue();

        Files.delete(node.drain);
        node.presence.tell();
        assertThat(seen(node).orElseThrow().draining()).isFalse();
    }

    @Test
    void aWebNodeIsNoWorker() {
        var web = node(Node.settings(0), redis, chore);

        web.start();

        assertThat(web.presence.isRunning()).isFalse();
        assertThat(seen(web)).isEmpty();
    }

    @Test
    void aDatabaseThatIsAwayEndsNeitherThePresenceNorTheStop() {
        var node = node(chore);
        var nowhere = JdbcClient.create(new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/anb"));
        var away = new Workers(nowhere, node.name, Node.settings());
        var presence = new Presence(away, node.intake, Node.settings());

        presence.tell();
        presence.start();
        assertThat(presence.isRunning()).isTrue();

        var began = System.nanoTime();
        presence.stop();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    }

    /** Somebody holds the row of this worker, so that it waits for as long as they do. */
    @Test
    void aPresenceThatCannotBeToldKeepsNobodyFromWork() throws Exception {
        var node = node(chore);
        node.presence.tell();
        var held = new CountDownLatch(1);
        var done = new CountDownLatch(1);
        var holder = Thread.ofVirtual()
                .start(() -> transaction.executeWithoutResult(status -> {
                    db.sql("select from worker where name = :name for update")
                            .param("name", node.name.toString())
                            .query()
                            .listOfRows();
                    held.countDown();
                    awaitQuietly(done);
                }));
        held.await();

        node.start();
        var id = enqueue(node, chore);

        assertThat(done(id)).isTrue();
        done.countDown();
        holder.join();
    }

    @Test
    void nothingIsProcessedWhereNobodyIsHeardOfAndNoLeaseIsKept() {
        var node = node(chore);
        var id = enqueue(node, chore);
        assertThat(node.claims.next(Lane.HEAVY)).isPresent();
        node.presence.tell();
        var alive = seen(node).stream().toList();
        var kept = running(node, id);
        leaseRunsOut(id);
        var ranOut = running(node, id);
        heardAgo(node, "1 minute");
        var silent = seen(node).stream().toList();

        assertThat(Backlog.unattended(alive, ranOut)).isFalse();
        assertThat(Backlog.unattended(silent, kept)).isFalse();
        assertThat(Backlog.unattended(silent, ranOut)).isTrue();
        assertThat(Backlog.unattended(List.of(), List.of())).isTrue();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<Backlog.Running> running(Node node, JobId id) {
        return node.backlog.running().stream()
                .filter(run -> run.id().equals(id))
                .toList();
    }

    private static Optional<Backlog.Node> seen(Node node) {
        return node.backlog.workers().stream()
                .filter(worker -> worker.name().equals(node.name.toString()))
                .findFirst();
    }

    private void heardAgo(Node node, String time) {
        db.sql("update worker set seen_at = now() - cast(:time as interval) where name = :name")
                .param("time", time)
                .param("name", node.name.toString())
                .update();
    }
}
