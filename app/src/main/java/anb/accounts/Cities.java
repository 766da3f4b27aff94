package anb.accounts;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The city table and every statement on it. */
@Repository
class Cities {

    private final JdbcClient db;

    Cities(JdbcClient db) {
        this.db = db;
    }

    /** The city under its canonical name; one that nobody named before is kept as written. */
    City canonical(City written) {
        db.sql("insert into city (key, name) values (:key, :name) on conflict do nothing")
                .param("key", written.key())
                .param("name", written.name())
                .update();
        var name = db.sql("select name from city where key = :key")
                .param("key", written.key())
                .query(String.class)
                .single();
        return new City(name, written.key());
    }
}
