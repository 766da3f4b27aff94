package anb.moving;

import static org.assertj.core.api.Assertions.assertThat;

import anb.storage.ObjectKey;
import anb.storage.ObjectStore;
import anb.upkeep.Inventory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A contest with a bit of everything that can happen to one, objects included. */
final class Contest {

    private static final int LARGEST = 60_000;

    private static final String BUSIEST =
            "select player from video group by player order by count(*) desc, player limit 1";

    private Contest() {}

    /** Fills an installation with so many videos; every fifth has its original still. */
    static void in(ConfigurableApplicationContext context, int videos, Path scratch) throws Exception {
        var filling = context.getBean("sampleDataCommand", ApplicationRunner.class);
        filling.run(new DefaultApplicationArguments("--anb.sample-data=%d,%d,%d"
                .formatted(videos * 2, videos, Math.min(videos * 20, videos * videos / 4))));
        assertThat(((ExitCodeGenerator) filling).getExitCode()).isZero();
        oddities(context.getBean(JdbcClient.class));
        context.getBean(Counting.class).count(step -> {});
        objects(context, scratch);
    }

    /** What the audit of an installation says, in its order. */
    static List<String> audit(JdbcClient db) {
        return db.sql("select act || ': ' || outcome from audit order by number")
                .query(String.class)
                .list();
    }

    private static void oddities(JdbcClient db) {
        db.sql("update video set original_expired_at = null where id in (select id from video order by id limit"
                        + " (select count(*) / 5 from video))")
                .update();
        db.sql("""
                update video set status = 'uploaded', rendition_fence = null, rendition_ms = null, rendition_bytes = null,
                       processed_at = null
                where id = (select min(id::text)::uuid from video where original_expired_at is null)
                """).update();
        db.sql("""
                update video set status = 'failed', failure_code = 'processing_failed', failure_arguments = '{"7,5","a\\"b"}',
                       title = E'Tab\\t, "quotes", \\\\N and a \\\\. ñ',
                       description = E'Un \\\\N 🏀, "ñ"', rendition_fence = null
                where id = (select max(id::text)::uuid from video where original_expired_at is null)
                """).update();
        db.sql("update edition set name = 'Edición 2026', voting_until = now() + interval '1 day'")
                .update();
        db.sql("""
                update video set hidden_at = now(), hidden_reason = 'somebody else''s'
                where id = (select max(id::text)::uuid from video where player = (%s))
                """.formatted(BUSIEST)).update();
        db.sql("update account set suspended_at = now(), suspended_reason = 'spam' where id = (%s)".formatted(BUSIEST))
                .update();
        db.sql("""
                insert into report (id, video, reporter, reason, note)
                select gen_random_uuid(), video, voter, 'other', 'see 0:12' from vote limit 3
                """).update();
        db.sql(
                        "update account set role = 'admin', password_hash = '{argon2id}as it is' where email_key = 'player-8@example.org'")
                .update();
        db.sql("""
                insert into consent (account, document, version) select id, 'rules', '1' from account where role = 'player'
                """).update();
        db.sql("""
                with withdrawn as (
                    delete from vote where voter = (select voter from vote order by voter limit 1) returning video)
                insert into vote_event (video, delta) select video, -1 from withdrawn
                """).update();
        db.sql(
                        "insert into audit (who, origin, act, outcome, request) values ('olga', 'here', 'queue', 'status 0', 'r1')")
                .update();
        db.sql("select setval('job_fence', 4711)").query(Long.class).single();
    }

    private static void objects(ConfigurableApplicationContext context, Path scratch) throws IOException {
        var store = context.getBean(ObjectStore.class);
        var random = new Random(7);
        var keys = new ArrayList<ObjectKey>();
        context.getBean(Inventory.class).each(keys::add);
        for (var key : keys) {
            boolean picture = key.value().endsWith(".jpg");
            int bytes = put(store, key, picture ? "image/jpeg" : "video/mp4", scratch, random);
            if (!picture) {
                sized(context.getBean(JdbcClient.class), key, bytes);
            }
        }
        put(store, ObjectKey.resource("logo.png"), "image/png", scratch, random);
    }

    private static void sized(JdbcClient db, ObjectKey key, int bytes) {
        var column = key.value().startsWith("uploads/") ? "size_bytes" : "rendition_bytes";
        db.sql("update video set %s = :bytes where id = cast(:id as uuid)".formatted(column))
                .param("bytes", bytes)
                .param("id", key.value().replaceFirst("\\w+/([^./]+).*", "$1"))
                .update();
    }

    /** How many bytes it has. */
    private static int put(ObjectStore store, ObjectKey key, String type, Path scratch, Random random)
            throws IOException {
        var bytes = new byte[1 + random.nextInt(LARGEST)];
        random.nextBytes(bytes);
        store.put(key, Files.write(scratch.resolve("object"), bytes), type);
        return bytes.length;
    }
}
