package anb.members;

import anb.accounts.AccountId;
import anb.accounts.Consent;
import anb.paging.Part;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Accounts, how many videos each sent, and whose permission minors have; those that were erased are nobody's. */
@Repository
public class Members {

    private static final String ROWS = """
            select account.*, (select count(*) from video where video.player = account.id) as videos,
                   permission.guardian_name, permission.guardian_email
            from (%s) page join account on account.id = page.id
            left join lateral (
                select guardian_name, guardian_email from consent
                where consent.account = account.id and guardian_name is not null
                order by accepted_at desc limit 1) permission on true
            order by account.id desc
            """;

    private static final String WALKED = """
            select id from account where erased_at is null {search} {suspended} {after} order by id desc limit :limit
            """;

    /** Whoever is found is found by the index before anything is sorted, however many the planner expects. */
    private static final String FOUND = """
            with found as materialized (
                select id from account where erased_at is null {search} {suspended} {after})
            select id from found order by id desc limit :limit
            """;

    private final JdbcClient db;

    Members(JdbcClient db) {
        this.db = db;
    }

    /**
     * A page, the latest to sign up first: ids begin with the time they were made at. What is too short for the index of
     * trigrams is looked for from that end on: it is so common that a page is full soon.
     */
    public Part<Member> page(MemberQuery query) {
        Map<String, Object> values = new HashMap<>(Map.of("limit", query.limit() + 1));
        var q = query.q();
        var after = query.after();
        if (after != null) {
            values.put("after", after);
        }
        var page = (query.indexable() ? FOUND : WALKED)
                .replace("{search}", q == null ? "" : search(q, values))
                .replace("{suspended}", query.suspended() ? "and suspended_at is not null" : "")
                .replace("{after}", after == null ? "" : "and id < :after");
        var read = db.sql(ROWS.formatted(page))
                .params(values)
                .query(Members::member)
                .list();
        return Part.of(read, query.limit());
    }

    private static String search(String q, Map<String, Object> values) {
        values.put("name", MemberQuery.name(q));
        values.put("email", MemberQuery.email(q));
        return MemberQuery.id(q)
                .map(id -> {
                    values.put("exactly", id);
                    return "and (name_key like :name or email_key like :email or id = :exactly)";
                })
                .orElse("and (name_key like :name or email_key like :email)");
    }

    Optional<Member> find(AccountId id) {
        return db.sql(ROWS.formatted("select id from account where id = :id and erased_at is null"))
                .param("id", id.value())
                .query(Members::member)
                .optional();
    }

    /** What some are called, by id; without those that were erased, or are no accounts. */
    public Map<UUID, String> names(Collection<UUID> ids) {
        Map<UUID, String> names = new HashMap<>();
        db.sql("""
                select id, first_name || ' ' || last_name as name from account
                where id = any (:ids) and erased_at is null
                """).param("ids", ids.toArray(UUID[]::new)).query(row -> {
            names.put(row.getObject("id", UUID.class), row.getString("name"));
        });
        return names;
    }

    private static Member member(ResultSet row, int n) throws SQLException {
        return new Member(
                new AccountId(row.getObject("id", UUID.class)),
                row.getString("first_name"),
                row.getString("last_name"),
                row.getString("email"),
                row.getString("city"),
                row.getString("country"),
                row.getString("role"),
                row.getLong("videos"),
                row.getTimestamp("created_at").toInstant(),
                instant(row.getTimestamp("suspended_at")),
                row.getString("suspended_reason"),
                guardian(row));
    }

    private static Consent.@Nullable Guardian guardian(ResultSet row) throws SQLException {
        var name = row.getString("guardian_name");
        return name == null ? null : new Consent.Guardian(name, row.getString("guardian_email"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
