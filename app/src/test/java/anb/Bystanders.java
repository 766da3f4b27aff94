package anb;

import static org.assertj.core.api.Assertions.assertThat;

import anb.accounts.AccountId;
import anb.accounts.Crowd;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** People who have nothing to do with a test: whatever it tries on others, nothing of theirs may change. */
@Component
public class Bystanders {

    private final Crowd crowd;
    private final Given given;
    private final JdbcClient db;
    private @Nullable AccountId known;

    Bystanders(Crowd crowd, Given given, JdbcClient db) {
        this.crowd = crowd;
        this.given = given;
        this.db = db;
    }

    /** Somebody with a video and a vote, the same one in all tests. */
    public synchronized AccountId somebody() {
        if (known == null) {
            var person = crowd.person("Teresa", "Neiva");
            var video = given.publishedOnPaper(person.id(), "Bloqueo");
            var vote = given.visitor().withToken(person.token()).post("/api/public/videos/" + video + "/vote");
            assertThat(vote.status()).as(vote.raw().body()).isEqualTo(200);
            known = person.id();
        }
        return known;
    }

    /** How many rows there are of them, and a digest of every column: a changed value shows where a count would not. */
    public String digest(AccountId somebody) {
        return db.sql("""
                select count(*) || ' ' || md5(string_agg(line, chr(10) order by line)) from (
                    select to_jsonb(a)::text as line from account a where id = :id
                    union all select to_jsonb(v)::text from video v where player = :id
                    union all select to_jsonb(v)::text from vote v where voter = :id) lines
                """).param("id", somebody.value()).query(String.class).single();
    }
}
