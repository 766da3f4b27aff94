package anb.jobs;

import static org.awaitility.Awaitility.await;

import anb.RealParts;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What tests of the job system share: nodes to play with, and a look at the rows. */
@RealParts
abstract class JobsFixture {

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    LettuceConnectionFactory redis;

    private final List<Node> nodes = new ArrayList<>();

    Node node(JobHandler... handlers) {
        return node(Node.settings(), redis, handlers);
    }

    Node node(JobsSettings settings, LettuceConnectionFactory redis, JobHandler... handlers) {
        var node = new Node(db, transaction, redis, settings, handlers);
        nodes.add(node);
        return node;
    }

    @AfterEach
    void stopNodes() {
        nodes.forEach(Node::close);
        db.sql("delete from job where kind like 'chore-%'").update();
    }

    JobId enqueue(Node node, Chore chore) {
        return enqueue(node, chore, UUID.randomUUID());
    }

    JobId enqueue(Node node, Chore chore, UUID owner) {
        return transaction.execute(status -> node.jobs.enqueue(chore.kind(), UUID.randomUUID(), owner));
    }

    /** What happens to the lease of a worker that was killed, thirty seconds later. */
    void leaseRunsOut(JobId id) {
        db.sql("update job set leased_until = now() - interval '1 second' where id = :id and state = 'running'")
                .param("id", id.value())
                .update();
    }

    String state(JobId id) {
        return column(id, "state", String.class);
    }

    /** Waits until it is. */
    boolean done(JobId id) {
        await().until(() -> state(id).equals("done"));
        return true;
    }

    <T> T column(JobId id, String name, Class<T> type) {
        return db.sql("select " + name + " from job where id = :id")
                .param("id", id.value())
                .query(type)
                .single();
    }
}
