package anb.moving;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The data_import table and every statement on it: which export this installation is filled from, and how far. */
@Repository
public class ImportNotes {

    /**
     * How far it has come.
     *
     * @param source the export, by the SHA-256 of its manifest
     * @param objects how many of the manifest's are done at this stage
     */
    record Note(String source, Stage stage, long objects) {}

    private final JdbcClient db;
    private final DataSource connections;

    ImportNotes(JdbcClient db, DataSource connections) {
        this.db = db;
        this.connections = connections;
    }

    /** Keeps other imports out until it is closed, or this process is gone. */
    public interface Turn extends AutoCloseable {
        @Override
        void close();
    }

    /** Begins, when nobody else is at it. @throws Obstacle another import is */
    public Turn takeTurn() {
        try {
            var connection = connections.getConnection();
            if (lock(connection)) {
                return () -> giveBack(connection);
            }
            connection.close();
            throw new Obstacle("Another import into this installation is under way. Wait for its end.");
        } catch (SQLException e) {
            throw new Obstacle("PostgreSQL cannot do it (%s).".formatted(e.getMessage()), e);
        }
    }

    private static boolean lock(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery("select pg_try_advisory_lock(hashtext('anb.import'))")) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    /** A connection that is lost has given the lock back by itself. */
    private static void giveBack(Connection connection) {
        try (connection;
                var statement = connection.createStatement()) {
            statement.execute("select pg_advisory_unlock(hashtext('anb.import'))");
        } catch (SQLException lost) {
            // nothing is held any more
        }
    }

    Optional<Note> find() {
        return db.sql("select source, stage, objects from data_import")
                .query((row, n) ->
                        new Note(row.getString("source"), Stage.of(row.getString("stage")), row.getLong("objects")))
                .optional();
    }

    /** Belongs inside the transaction that adds the rows. */
    void begin(String source) {
        db.sql("insert into data_import (source, stage) values (:source, :stage)")
                .param("source", source)
                .param("stage", Stage.OBJECTS.text())
                .update();
    }

    /** Notes so many objects more. */
    void carried(int objects) {
        db.sql("update data_import set objects = objects + :objects")
                .param("objects", objects)
                .update();
    }

    /** Goes on to the next stage; false when it is not at that one. */
    boolean move(Stage from, Stage to) {
        return db.sql("""
                update data_import
                set stage = :to, objects = 0, finished_at = case when :to = 'done' then now() end
                where stage = :from
                """).param("from", from.text()).param("to", to.text()).update() == 1;
    }

    /** Passes where no import was begun, or it is done. @throws Obstacle half a contest is here */
    public void requireNoneUnfinished() {
        if (find().filter(note -> note.stage() != Stage.DONE).isPresent()) {
            throw new Obstacle("An import into this installation was begun and not finished. Go on with it: say import"
                    + " --from with the same folder once more; or begin anew with an empty database and bucket.");
        }
    }
}
