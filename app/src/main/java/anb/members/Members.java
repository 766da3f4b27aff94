package anb.members;

import anb.accounts.AccountId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Accounts and how many videos each sent; those that were erased are nobody's. */
@Repository
public class Members {

    private static final String SELECT = """
            select account.*, (select count(*) from video where video.player = account.id) as videos
            from account where erased_at is null
            """;

    private final JdbcClient db;

    Members(JdbcClient db) {
        this.db = db;
    }

    /**
     * A page, the latest to sign up first: ids begin with the time they were made at. A search reads the table from that end
     * until it has a page.
     */
    public List<Member> page(MemberQuery query) {
        var statement = new StringBuilder(SELECT);
        Map<String, Object> values = new HashMap<>(Map.of("limit", query.limit()));
        var q = query.q();
        if (q != null) {
            statement.append(" and (name_key like :name or email_key like :email or id::text = :exactly)");
            values.putAll(Map.of("name", MemberQuery.name(q), "email", MemberQuery.email(q), "exactly", q.strip()));
        }
        if (query.suspended()) {
            statement.append(" and suspended_at is not null");
        }
        var after = query.after();
        if (after != null) {
            statement.append(" and id < :after");
            values.put("after", after);
        }
        return db.sql(statement.append(" order by id desc limit :limit").toString())
                .params(values)
                .query(Members::member)
                .list();
    }

    public Optional<Member> find(AccountId id) {
        return db.sql(SELECT + " and id = :id")
                .param("id", id.value())
                .query(Members::member)
                .optional();
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
                row.getString("suspended_reason"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
