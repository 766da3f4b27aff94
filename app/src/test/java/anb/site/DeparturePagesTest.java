package anb.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import anb.accounts.AccountId;
import anb.accounts.Crowd;
import anb.jobs.Jobs;
import anb.storage.Multipart;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** An account that is deleted by its owner, and what of it stays. */
class DeparturePagesTest extends PagesFixture {

    @Autowired
    Crowd crowd;

    @Autowired
    Multipart multipart;

    @Autowired
    Jobs jobs;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void whoDeletesTheirAccountLeavesNothingButTheCountOfTheirVotes() {
        var player = new Reader(port);
        player.signUp("Irma", "Cali", "");
        var client = given.visitor().withToken(player.cookie("anb_session").getValue());
        var email = player.email();
        var me = client.get("/api/auth/profile").body().path("id").asString();
        var clip = given.publishedOnPaper(new AccountId(UUID.fromString(me)), "La última");
        var other = given.publishedOnPaper(crowd.person("Otra", "Cali").id(), "De otra");
        client.post("/api/public/videos/" + other + "/vote");
        client.post("/api/public/videos/" + other + "/reports", Map.of("reason", "other", "note", "Soy Irma"));
        var ticket = client.post(
                "/api/uploads",
                Map.of("title", "Irma", "file_name", "irma.mp4", "size_bytes", 5_000_000, "content_type", "video/mp4"));
        assertThat(ticket.status()).isEqualTo(201);
        var csrf = player.get("/account").csrf();

        var refused = player.post("/account/delete", Map.of("_csrf", csrf, "present", "no-es-esta"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(player.get("/videos/" + clip).status()).isEqualTo(200);
        var deleted = player.post("/account/delete", Map.of("_csrf", csrf, "present", "tiro-libre-9"));

        assertThat(deleted.header("Location")).isEqualTo("/?done=deleted");
        assertThat(player.get(deleted.header("Location")).body()).contains("ya no está, ni nada de lo que era tuyo");
        assertThat(player.get("/account").header("Location")).startsWith("/signin");
        assertThat(player.get("/videos/" + clip).status()).isEqualTo(404);
        assertThat(count("video where player = :id", me)).isZero();
        assertThat(count("upload_ticket where player = :id", me)).isZero();
        assertThat(multipart.unfinished(
                        "uploads/" + ticket.body().path("upload_id").asString()))
                .isEmpty();
        assertThat(count("report where reporter = :id and note is not null", me))
                .isZero();
        assertThat(count("account where id = :id and erased_at is null", me)).isZero();
        assertThat(count("consent where account = :id", me)).isZero();
        assertThat(count("vote where video = :id", other.toString())).isEqualTo(1);
        assertThat(player.signIn(email, "tiro-libre-9").status()).isEqualTo(401);
    }

    @Test
    void whatIsEnteredWhileSomebodyLeavesGoesWithThem() {
        var player = new Reader(port);
        player.signUp("Irma", "Cali", "");
        var client = given.visitor().withToken(player.cookie("anb_session").getValue());
        var me = UUID.fromString(
                client.get("/api/auth/profile").body().path("id").asString());
        var form = Map.of("_csrf", player.get("/account").csrf(), "present", "tiro-libre-9");

        var deleted = Objects.requireNonNull(transaction.execute(status -> {
            jobs.serialise(me);
            var leaving = CompletableFuture.supplyAsync(() -> player.post("/account/delete", form));
            await().until(() -> db.sql("select count(*) from pg_locks where locktype = 'advisory' and not granted")
                            .query(Long.class)
                            .single()
                    > 0);
            given.uploadedOnPaper(new AccountId(me), "Entre medias");
            return leaving;
        }));

        assertThat(deleted.join().header("Location")).isEqualTo("/?done=deleted");
        assertThat(count("video where player = :id", me.toString())).isZero();
        assertThat(count("account where id = :id and erased_at is null", me.toString()))
                .isZero();
    }

    private long count(String rows, String id) {
        return db.sql("select count(*) from " + rows)
                .param("id", UUID.fromString(id))
                .query(Long.class)
                .single();
    }
}
