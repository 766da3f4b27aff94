package anb.videos;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts anew how many videos of each list were uploaded in each hour. */
@Repository
public class ListingRepair {

    private final JdbcClient db;

    ListingRepair(JdbcClient db) {
        this.db = db;
    }

    /**
     * Counts all lists. Belongs inside a transaction: whoever changes a video waits until it ends. It gives up after five
     * seconds of waiting itself, as everybody who changes a video would have to wait behind it.
     */
    public void recount() {
        db.sql("set local lock_timeout = '5s'").update();
        db.sql("lock table video in share row exclusive mode").update();
        db.sql("delete from listing").update();
        db.sql("""
                insert into listing
                select edition, place, date_trunc('hour', uploaded_at, 'UTC') as hour, count(*)
                from video, unnest(array['', city_key]) place
                where published group by edition, place, hour
                """).update();
    }
}
