package anb.jobs;

import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Workers that join the platform's own, with its handlers and room for one heavy job each, and leave together. */
@TestComponent
public final class ExtraWorkers implements AutoCloseable {

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final LettuceConnectionFactory redis;
    private final JobHandler[] handlers;
    private final List<Node> present = new ArrayList<>();

    ExtraWorkers(
            JdbcClient db, TransactionTemplate transaction, LettuceConnectionFactory redis, List<JobHandler> handlers) {
        this.db = db;
        this.transaction = transaction;
        this.redis = redis;
        this.handlers = handlers.toArray(JobHandler[]::new);
    }

    public void join() {
        var node = new Node(db, transaction, redis, Node.settings(1), handlers);
        present.add(node);
        node.start();
    }

    public int count() {
        return present.size();
    }

    @Override
    public void close() {
        present.forEach(Node::close);
        present.clear();
    }
}
