package anb.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClaimTest extends JobsFixture {

    private final Chore heavy = new Chore(Lane.HEAVY);

    @Test
    void everyJobIsClaimedByExactlyOneWorker() {
        var nodes = IntStream.range(0, 4).mapToObj(i -> node(heavy)).toList();
        var enqueued = transaction.execute(status -> IntStream.range(0, 200)
                .mapToObj(i -> nodes.getFirst().jobs.enqueue(heavy.kind(), UUID.randomUUID(), new UUID(7, i % 9)))
                .toList());

        var claimed = new CopyOnWriteArrayList<JobId>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 16).forEach(i -> threads.execute(() -> claimAll(nodes.get(i % 4), claimed)));
        }

        assertThat(claimed).hasSize(200).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(enqueued);
    }

    private static void claimAll(Node node, List<JobId> into) {
        Stream.generate(() -> node.claims.next(Lane.HEAVY))
                .takeWhile(Optional::isPresent)
                .forEach(job -> into.add(job.orElseThrow().id()));
    }

    @Test
    void aClaimNamesItsWorkerLeaseAndANewFence() {
        var node = node(heavy);
        var id = enqueue(node, heavy);

        var job = node.claims.next(Lane.HEAVY).orElseThrow();

        assertThat(job.id()).isEqualTo(id);
        assertThat(job.attempt()).isOne();
        assertThat(column(id, "worker", String.class)).isEqualTo(node.name.toString());
        assertThat(column(id, "fence", Long.class)).isEqualTo(job.fence());
        assertThat(column(
                        id, "leased_until between now() + interval '25 s' and now() + interval '30 s'", Boolean.class))
                .isTrue();
    }

    @Test
    void workNobodyWaitsForComesLastAndTakesNobodysTurn() {
        var node = node(heavy);
        var busy = UUID.randomUUID();
        var background = transaction.execute(status -> IntStream.range(0, 120)
                .mapToObj(i -> node.jobs.enqueueInBackground(heavy.kind(), UUID.randomUUID(), busy))
                .toList());
        assertThat(node.jobs.unfinished(busy)).isZero();
        var first = enqueue(node, heavy, busy);
        var second = enqueue(node, heavy, busy);
        var another = enqueue(node, heavy);

        var claimed = new ArrayList<JobId>();
        claimAll(node, claimed);

        assertThat(claimed).startsWith(first, another, second).hasSize(123).containsAll(background);
    }

    @Test
    void ownersTakeTurnsWhoeverCameFirst() {
        var node = node(heavy);
        var many = UUID.randomUUID();
        var one = UUID.randomUUID();
        var other = UUID.randomUUID();
        IntStream.range(0, 20).forEach(i -> enqueue(node, heavy, many));
        enqueue(node, heavy, one);
        enqueue(node, heavy, other);
        enqueue(node, heavy, other);

        var owners = new ArrayList<UUID>();
        IntStream.range(0, 5).forEach(i -> owners.add(runNext(node).owner()));

        assertThat(owners).containsExactly(many, one, other, many, other);
    }

    @Test
    void aNewcomerWaitsForAtMostOneClipOfWhoeverWasThereBefore() {
        var node = node(heavy);
        var many = UUID.randomUUID();
        IntStream.range(0, 20).forEach(i -> enqueue(node, heavy, many));
        IntStream.range(0, 7).forEach(i -> runNext(node));
        var newcomer = UUID.randomUUID();
        enqueue(node, heavy, newcomer);

        assertThat(List.of(runNext(node).owner(), runNext(node).owner())).contains(newcomer);
    }

    @Test
    void theOwnerWithTheFewestRunningJobsGoesFirst() {
        var node = node(heavy);
        var many = UUID.randomUUID();
        IntStream.range(0, 20).forEach(i -> enqueue(node, heavy, many));
        node.claims.next(Lane.HEAVY);
        node.claims.next(Lane.HEAVY);
        var newcomer = UUID.randomUUID();
        enqueue(node, heavy, newcomer);

        assertThat(node.claims.next(Lane.HEAVY).orElseThrow().owner()).isEqualTo(newcomer);
    }

    @Test
    void oneLaneDoesNotWaitForTheOther() {
        var light = new Chore(Lane.LIGHT);
        var node = node(heavy, light);
        IntStream.range(0, 50).forEach(i -> enqueue(node, heavy));
        var id = enqueue(node, light);

        assertThat(node.claims.next(Lane.LIGHT).orElseThrow().id()).isEqualTo(id);
    }

    @Test
    void aNodeLeavesKindsItDoesNotKnow() {
        var knowing = node(heavy);
        enqueue(knowing, heavy);

        assertThat(node(new Chore(Lane.HEAVY)).claims.next(Lane.HEAVY)).isEmpty();
        assertThat(knowing.claims.next(Lane.HEAVY)).isPresent();
    }

    @Test
    void aHandlerThatCannotBeginABadJobDoesNotStopTheLane() {
        var broken = new Chore(Lane.HEAVY);
        broken.whenClaimed = () -> db.sql("select 1 / 0").query(Integer.class).single();
        var node = node(broken, heavy);
        var bad = enqueue(node, broken, new UUID(1, 1));
        var good = enqueue(node, heavy, new UUID(2, 2));

        assertThat(node.claims.next(Lane.HEAVY).orElseThrow().id()).isEqualTo(good);
        assertThat(column(bad, "failures", Integer.class)).isPositive();
        assertThat(node.attempts.of(bad))
                .isNotEmpty()
                .allMatch(attempt -> "could not be started".equals(attempt.reason()));
    }

    private Job runNext(Node node) {
        assertThat(node.runOnce(Lane.HEAVY)).contains(Ending.DONE);
        return heavy.ran.getLast();
    }
}
