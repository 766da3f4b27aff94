package anb.members;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

class MembersTest extends MembersFixture {

    @Autowired
    Members members;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void anOrganiserFindsSomebodyByNameEmailOrId() {
        var accented = name.toUpperCase(Locale.ROOT).replace("RENATA", "RÉNATA");
        for (var q : List.of(
                accented, person.id().value() + "@EXAMPLE", person.id().value().toString())) {
            assertThat(ids(list("q=" + encoded(q)).body())).as(q).containsExactly(id());
        }
        assertThat(ids(list("q=" + encoded("Ren%")).body())).doesNotContain(id());

        var one = list("q=" + name).body().path(0);

        assertThat(one.path("videos").asInt()).isOne();
        assertThat(one.path("email").asString()).isEqualTo(id() + "@example.org");
        assertThat(one.has("suspended_at")).isFalse();
        assertThat(one.toString()).doesNotContain("password", "hash");
    }

    /** Few rows as there are here, it would not be worth it: reading them all is forbidden. */
    @Test
    void aPartOfANameOrOfAnAddressIsFoundByAnIndex() {
        long before = searches();

        var found = transaction.execute(status -> {
            db.sql("set local enable_seqscan = off").update();
            db.sql("set local enable_indexscan = off").update();
            var some = members.page(MemberQuery.of(name.substring(3), false, 10, null))
                    .rows();
            db.sql("select pg_stat_force_next_flush()").query().listOfRows();
            return some;
        });

        assertThat(found).extracting(Member::id).containsExactly(person.id());
        await().untilAsserted(() -> assertThat(searches()).isGreaterThan(before));
        assertThat(ids(list("q=" + encoded(name.substring(0, 2)) + "&limit=100").body()))
                .contains(id());
    }

    @Test
    void everybodyIsOnOnePageAndNobodyOnTwo() {
        for (int i = 0; i < 4; i++) {
            crowd.person(name, "Cali");
        }
        var seen = new ArrayList<String>();
        var next = "/api/admin/accounts?limit=2&q=" + name;
        while (!next.isEmpty()) {
            var page = given.admin().get(next);
            seen.addAll(ids(page.body()));
            next = page.raw()
                    .headers()
                    .firstValue("Link")
                    .map(link -> link.substring(1, link.indexOf('>')))
                    .orElse("");
        }

        assertThat(seen).hasSize(5).doesNotHaveDuplicates().endsWith(id());
        assertThat(list("after=nonsense").code()).isEqualTo("invalid_request");
    }

    private long searches() {
        return db.sql("select idx_scan from pg_stat_user_indexes where indexrelname = 'account_search'")
                .query(Long.class)
                .single();
    }
}
