package anb;

import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.springframework.stereotype.Component;

/**
 * Lets migrations take their time: while an index is built on a large table PostgreSQL says nothing for longer than a
 * request would wait. The pool takes the connection back with its usual patience.
 */
@Component
class PatientMigrations implements Callback {

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        try {
            context.getConnection().setNetworkTimeout(Runnable::run, 0);
        } catch (SQLException e) {
            throw new FlywayException("the connection cannot be made patient", e);
        }
    }

    @Override
    public String getCallbackName() {
        return getClass().getSimpleName();
    }
}
