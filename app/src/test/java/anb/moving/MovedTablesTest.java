package anb.moving;

import static org.assertj.core.api.Assertions.assertThat;

import anb.RealParts;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever adds a table need not think of exports, unless one of these says so. */
@RealParts
class MovedTablesTest {

    @Autowired
    MovedTables moved;

    @Test
    void everyTableMovesButThoseLeftBehindForAReason() {
        var all = moved.names();

        assertThat(all).containsAll(MovedTables.LEFT_BEHIND.keySet());
        all.removeAll(MovedTables.LEFT_BEHIND.keySet());
        assertThat(moved.tables())
                .extracting(MovedTable::name)
                .contains("account", "video", "vote", "vote_event", "edition", "consent", "audit", "city")
                .containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void rowsThatMoveAreInOneOrderAndReferToNothingLeftBehind() {
        var tables = moved.tables();

        assertThat(tables).allSatisfy(table -> assertThat(table.key()).isNotEmpty());
        assertThat(tables).extracting(MovedTable::name).containsSubsequence("city", "account", "video", "vote");
        assertThat(moved.references())
                .filteredOn(reference -> MovedTables.LEFT_BEHIND.containsKey(reference.to()))
                .allSatisfy(reference -> assertThat(MovedTables.LEFT_BEHIND).containsKey(reference.from()));
    }

    @Test
    void whatIsGeneratedOrCountsTransactionsStays() {
        assertThat(moved.tables())
                .flatExtracting(MovedTable::columns)
                .contains("password_hash", "title", "cast_at")
                .doesNotContain("published", "standing_xid", "xid");
    }
}
