package anb.faults;

import java.sql.SQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** One connection to PostgreSQL, for looking often; opened again after a restart by whoever looks again. */
final class OneConnection implements AutoCloseable {

    private final Installation installation;
    private SingleConnectionDataSource source;

    OneConnection(Installation installation) {
        this.installation = installation;
        this.source = open();
    }

    JdbcClient database() {
        try {
            if (!source.getConnection().isValid(2)) {
                throw new SQLException("gone");
            }
        } catch (SQLException gone) {
            source.destroy();
            source = open();
        }
        return JdbcClient.create(source);
    }

    private SingleConnectionDataSource open() {
        var target = installation.dataSource();
        return new SingleConnectionDataSource(
                String.valueOf(target.getUrl()),
                String.valueOf(target.getUsername()),
                String.valueOf(target.getPassword()),
                true);
    }

    @Override
    public void close() {
        source.destroy();
    }
}
