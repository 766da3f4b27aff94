package anb.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import anb.Given;
import anb.RealParts;
import anb.accounts.AccountId;
import anb.accounts.Crowd;
import anb.audit.Actor;
import anb.audit.Audit;
import anb.storage.ObjectKey;
import anb.storage.ObjectStore;
import anb.upkeep.Difference.Kind;
import anb.upkeep.Finding.Result;
import anb.videos.Rendition;
import anb.videos.VideoId;
import anb.videos.Videos;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A public video of which all objects are there, and ways to spoil it. */
@RealParts
abstract class ReconciliationFixture {

    static final Actor TEST = new Actor("tester", "here", UUID.randomUUID().toString());

    @Autowired
    Given given;

    @Autowired
    Crowd crowd;

    @Autowired
    Reconciliation reconciliation;

    @Autowired
    ObjectStore store;

    @Autowired
    JdbcClient db;

    @Autowired
    Check check;

    @Autowired
    JobRepairs jobRepairs;

    @Autowired
    CountRepairs countRepairs;

    @Autowired
    Expectations expectations;

    @Autowired
    Videos videos;

    @Autowired
    Audit audit;

    @Autowired
    TransactionTemplate transaction;

    @TempDir
    Path folder;

    AccountId player;
    VideoId video;
    String about;

    /**
     * Rows of which other tests never made the objects, as each look at all there is would look for them once more; and
     * scores that are to be counted still, their own and those of what is deleted here.
     */
    @BeforeAll
    static void nothingIsLeftOfOthers(@Autowired Check check, @Autowired JdbcClient db) {
        var paper = check.differences().stream()
                .filter(difference -> difference.kind() == Kind.OBJECT_MISSING)
                .map(difference -> UUID.fromString(difference.subject().replaceFirst("\\w+/([^./]+).*", "$1")))
                .distinct()
                .toArray(UUID[]::new);
        db.sql("delete from video where id = any (:paper)")
                .param("paper", paper)
                .update();
        await().atMost(Duration.ofMinutes(2))
                .until(() -> db.sql("select not exists (select from score_due)")
                        .query(Boolean.class)
                        .single());
    }

    @BeforeEach
    void aVideoWithAllItsObjects() throws Exception {
        player = crowd.person("Rosa", "Riohacha").id();
        video = given.publishedOnPaper(player, "Bandeja");
        about = video.toString();
        var file = Files.writeString(folder.resolve("bytes"), "bytes");
        List.of(
                        ObjectKey.original(video.value()),
                        Rendition.clip(video, 1),
                        Rendition.poster(video, 1),
                        Rendition.thumbnail(video, 1))
                .forEach(key -> store.put(key, file, "video/mp4"));
        change("update video set size_bytes = 5, rendition_bytes = 5 where id = :id", video.value());
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(one("select count(*) from score where player = :id", player.value()))
                        .isEqualTo(1L));
    }

    @AfterEach
    void leaveNothing() {
        db.sql("delete from job where worker = 'elsewhere' or kind = 'unknown' or subject = :id")
                .param("id", video.value())
                .update();
        change("delete from video where id = :id", video.value());
        store.delete(ObjectKey.original(video.value()));
        store.deletePrefix(ObjectKey.processedPrefix(video.value()));
    }

    /** The dry run names it and leaves it, the repair mends it, and then it is gone. */
    void mends(Kind kind, String subject) {
        for (int times = 1; times <= 2; times++) {
            assertThat(found(reconciliation.dryRun(), kind, subject))
                    .isNotEmpty()
                    .allSatisfy(finding -> assertThat(finding.result()).isEqualTo(Result.MENDABLE));
        }
        assertThat(found(reconciliation.repair(TEST), kind, subject))
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.result()).isEqualTo(Result.MENDED));
        assertThat(found(reconciliation.dryRun(), kind, subject)).isEmpty();
    }

    static List<Finding> found(List<Finding> findings, Kind kind, String subject) {
        return findings.stream()
                .filter(finding -> finding.kind() == kind && finding.subject().contains(subject))
                .toList();
    }

    /** As it is in a day. */
    Reconciliation later(int mostOrphans) {
        InstantSource tomorrow = InstantSource.fixed(Instant.now().plus(Duration.ofDays(1)));
        var settings = new UpkeepSettings(Duration.ofHours(1), Duration.ofHours(2), mostOrphans);
        var objects = new ObjectRepairs(store, videos, expectations, jobRepairs, settings, tomorrow);
        return new Reconciliation(check, new Remedies(jobRepairs, objects, countRepairs), audit, transaction);
    }

    void vote(int times) {
        for (int n = 0; n < times; n++) {
            db.sql("insert into vote (voter, video, edition) select :voter, id, edition from video where id = :id")
                    .param("voter", UUID.randomUUID())
                    .param("id", video.value())
                    .update();
        }
    }

    void job(String kind, UUID subject, String state) {
        db.sql("""
                insert into job (id, kind, lane, subject, owner, turn, state, due_at, fence, worker, leased_until, started_at)
                select gen_random_uuid(), :kind, 'heavy', :subject, :subject, 1, :state, now() + interval '1 hour',
                       case when running then nextval('job_fence') end, case when running then 'elsewhere' end,
                       case when running then now() + interval '1 hour' end, case when running then now() end
                from (select :state = 'running' as running) wanted
                """)
                .params(Map.of("kind", kind, "subject", subject, "state", state))
                .update();
    }

    String state(UUID subject) {
        return db.sql("select state from job where subject = :subject")
                .param("subject", subject)
                .query(String.class)
                .single();
    }

    List<String> audited() {
        return db.sql("select act from audit where request = :request")
                .param("request", TEST.request())
                .query(String.class)
                .list();
    }

    long one(String sql, UUID id) {
        return db.sql(sql).param("id", id).query(Long.class).single();
    }

    void change(String sql, UUID id) {
        assertThat(db.sql(sql).param("id", id).update()).isPositive();
    }
}
