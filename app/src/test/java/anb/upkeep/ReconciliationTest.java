package anb.upkeep;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
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
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** One of every difference is planted; what they are about is told apart from other tests' leftovers by its subject. */
@RealParts
class ReconciliationTest {

    private static final Actor TEST =
            new Actor("tester", "here", UUID.randomUUID().toString());

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
        await().untilAsserted(() -> assertThat(one("select count(*) from score where player = :id", player.value()))
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

    @Test
    void oneOfEveryDifferenceIsNamedLeftByTheDryRunAndMendedByTheRepair() throws Exception {
        var planted = oneOfEveryDifference();
        assertThat(planted).containsOnlyKeys(Kind.values());
        var tomorrow = later(200);

        for (int times = 1; times <= 2; times++) {
            assertThat(those(planted, tomorrow.dryRun())).containsAll(planted.keySet());
        }
        tomorrow.repair(TEST);

        change(
                "update job set kind = 'erase', lane = 'light' where subject = :id",
                subjectOf(planted, Kind.LEASE_EXPIRED));
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(
                        () -> assertThat(those(planted, tomorrow.dryRun())).isEmpty());
        // the lease is the worker's to take; levels may be right again once scores were counted anew
        planted.keySet().removeAll(Set.of(Kind.LEASE_EXPIRED, Kind.LEVEL_DIFFERS));
        assertThat(audited())
                .containsAll(planted.entrySet().stream()
                        .map(one -> "repair " + one.getKey().name().toLowerCase(Locale.ROOT) + " " + one.getValue())
                        .toList());
    }

    private Map<Kind, String> oneOfEveryDifference() throws Exception {
        var planted = new EnumMap<Kind, String>(Kind.class);
        var whole = given.publishedVideo();
        var clip = Rendition.clip(whole, one("select rendition_fence from video where id = :id", whole.value()));
        store.delete(clip);
        planted.put(Kind.OBJECT_MISSING, clip.value());
        var orphan = ObjectKey.original(UUID.randomUUID());
        store.put(orphan, Files.writeString(folder.resolve("left"), "left"), "video/mp4");
        planted.put(Kind.OBJECT_WITHOUT_ROW, orphan.value());
        change("update video set status = 'processing' where id = :id", video.value());
        planted.put(Kind.VIDEO_IN_LIMBO, about);
        var gone = UUID.randomUUID();
        job("render", gone, "queued");
        planted.put(Kind.JOB_WITHOUT_VIDEO, gone.toString());
        var failed = given.publishedOnPaper(player, "Robo");
        change("update video set status = 'failed', failure_code = 'unreadable' where id = :id", failed.value());
        job("render", failed.value(), "running");
        planted.put(Kind.JOB_FOR_FAILED_VIDEO, failed.toString());
        var left = UUID.randomUUID();
        job("unknown", left, "running");
        change("update job set leased_until = now() - interval '2 minutes' where subject = :id", left);
        planted.put(Kind.LEASE_EXPIRED, left.toString());
        planted.putAll(oneOfEveryMiscount());
        return planted;
    }

    private Map<Kind, String> oneOfEveryMiscount() {
        vote(1);
        var counted = crowd.person("Inés", "Ibagué").id();
        var tallied = given.publishedOnPaper(counted, "Mate");
        await().untilAsserted(() -> assertThat(one("select count(*) from score where player = :id", counted.value()))
                .isEqualTo(1L));
        change("update tally set votes = 7 where video = :id", tallied.value());
        change("update score set votes = 41 where player = :id", counted.value());
        db.sql("update listing set videos = videos + 1 where city_key = ''").update();
        return Map.of(
                Kind.EVENTS_DIFFER,
                about,
                Kind.TALLY_DIFFERS,
                tallied.toString(),
                Kind.SCORE_DIFFERS,
                counted.value().toString(),
                Kind.LEVEL_DIFFERS,
                "overall",
                Kind.LISTING_DIFFERS,
                "overall");
    }

    private static Set<Kind> those(Map<Kind, String> planted, List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.subject().equals(planted.get(finding.kind())))
                .map(Finding::kind)
                .collect(toSet());
    }

    private static UUID subjectOf(Map<Kind, String> planted, Kind kind) {
        return UUID.fromString(planted.getOrDefault(kind, ""));
    }

    @Test
    void aVideoInLimboGetsAJob() {
        change("update video set status = 'processing' where id = :id", video.value());

        mends(Kind.VIDEO_IN_LIMBO, about);
        assertThat(one("select count(*) from job where kind = 'render' and subject = :id", video.value()))
                .isEqualTo(1L);
    }

    @Test
    void aVideoInLimboWithoutItsOriginalIsLeftToAPersonAndSaysWhatToDo() {
        change("update video set status = 'processing' where id = :id", video.value());
        store.delete(ObjectKey.original(video.value()));

        assertThat(found(reconciliation.repair(TEST), Kind.VIDEO_IN_LIMBO, about))
                .hasSize(1)
                .allSatisfy(finding -> {
                    assertThat(finding.result()).isEqualTo(Result.BY_HAND);
                    assertThat(finding.remedy()).contains("put back uploads/" + video);
                });
        assertThat(one("select count(*) from job where subject = :id", video.value()))
                .isEqualTo(0L);
    }

    @Test
    void aLostClipIsMadeAgainFromItsOriginal() {
        var whole = given.publishedVideo();
        var lost = Rendition.clip(whole, one("select rendition_fence from video where id = :id", whole.value()));
        store.delete(lost);

        assertThat(found(reconciliation.dryRun(), Kind.OBJECT_MISSING, whole.toString()))
                .extracting(Finding::subject, Finding::result)
                .containsExactly(tuple(lost.value(), Result.MENDABLE));
        assertThat(found(reconciliation.repair(TEST), Kind.OBJECT_MISSING, whole.toString()))
                .extracting(Finding::result)
                .containsExactly(Result.MENDED);

        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(found(reconciliation.dryRun(), Kind.OBJECT_MISSING, whole.toString()))
                        .isEmpty());
        assertThat(given.visitor()
                        .get("/api/public/videos?limit=100&q=triple%20desde%20la%20esquina")
                        .raw()
                        .body())
                .contains(whole.toString());
    }

    @Test
    void aLostOriginalIsLeftToAPerson() {
        var original = ObjectKey.original(video.value());
        store.delete(original);

        assertThat(found(reconciliation.repair(TEST), Kind.OBJECT_MISSING, about))
                .extracting(Finding::subject, Finding::result)
                .containsExactly(tuple(original.value(), Result.BY_HAND));
    }

    @Test
    void anObjectWithoutARowIsLeftWhileItMayBeAnUploadAndGoesWhenItIsOld() throws Exception {
        var orphan = ObjectKey.original(UUID.randomUUID());
        store.put(orphan, Files.writeString(folder.resolve("left"), "left"), "video/mp4");

        assertThat(found(reconciliation.repair(TEST), Kind.OBJECT_WITHOUT_ROW, orphan.value()))
                .extracting(Finding::result)
                .containsExactly(Result.LEFT);
        assertThat(store.exists(orphan)).isTrue();

        var later = later(200);
        assertThat(found(later.dryRun(), Kind.OBJECT_WITHOUT_ROW, orphan.value()))
                .extracting(Finding::result)
                .containsExactly(Result.MENDABLE);
        assertThat(store.exists(orphan)).isTrue();
        assertThat(found(later.repair(TEST), Kind.OBJECT_WITHOUT_ROW, orphan.value()))
                .extracting(Finding::result)
                .containsExactly(Result.MENDED);
        assertThat(store.exists(orphan)).isFalse();
        assertThat(audited()).contains("repair object_without_row " + orphan);
    }

    @Test
    void aDatabaseThatKnowsFarLessThanTheBucketRemovesNothing() throws Exception {
        var orphan = ObjectKey.original(UUID.randomUUID());
        store.put(orphan, Files.writeString(folder.resolve("left"), "left"), "video/mp4");

        assertThat(found(later(0).repair(TEST), Kind.OBJECT_WITHOUT_ROW, orphan.value()))
                .extracting(Finding::result)
                .containsExactly(Result.BY_HAND);
        assertThat(store.exists(orphan)).isTrue();
        store.delete(orphan);
    }

    @Test
    void aJobWhoseVideoIsGoneIsCancelled() {
        var gone = UUID.randomUUID();
        job("render", gone, "queued");

        mends(Kind.JOB_WITHOUT_VIDEO, gone.toString());
        assertThat(state(gone)).isEqualTo("cancelled");
    }

    @Test
    void aJobForAFailedVideoIsCancelled() {
        change("update video set status = 'failed', failure_code = 'unreadable' where id = :id", video.value());
        job("render", video.value(), "running");

        mends(Kind.JOB_FOR_FAILED_VIDEO, about);
        assertThat(state(video.value())).isEqualTo("cancelled");
    }

    @Test
    void anExpiredLeaseIsLeftToTheNextWorkerWhichTakesIt() {
        var subject = UUID.randomUUID();
        job("unknown", subject, "running");
        change("update job set leased_until = now() - interval '2 minutes' where subject = :id", subject);

        assertThat(found(reconciliation.repair(TEST), Kind.LEASE_EXPIRED, subject.toString()))
                .hasSize(1)
                .allSatisfy(finding -> {
                    assertThat(finding.result()).isEqualTo(Result.LEFT);
                    assertThat(finding.remedy()).contains("the next worker of this lane");
                });
        assertThat(state(subject)).isEqualTo("running");

        change("update job set kind = 'erase', lane = 'light' where subject = :id", subject); // a kind that nodes know
        await().untilAsserted(() -> assertThat(state(subject)).isEqualTo("done"));
        assertThat(found(reconciliation.dryRun(), Kind.LEASE_EXPIRED, subject.toString()))
                .isEmpty();
    }

    @Test
    void votesWithoutEventsGetTheirEvents() {
        vote(3);

        mends(Kind.EVENTS_DIFFER, about);
        assertThat(one("select sum(delta) from vote_event where video = :id", video.value()))
                .isEqualTo(3L);
        await().untilAsserted(() -> assertThat(one("select votes from tally where video = :id", video.value()))
                .isEqualTo(3L));
        assertThat(found(reconciliation.dryRun(), Kind.TALLY_DIFFERS, about)).isEmpty();
    }

    @Test
    void anEventThatWasFoldedAndThenLostIsAddedWithoutCountingItTwice() {
        vote(2);
        reconciliation.repair(TEST);
        await().untilAsserted(() -> assertThat(one("select votes from tally where video = :id", video.value()))
                .isEqualTo(2L));
        change("delete from vote_event where id = (select max(id) from vote_event where video = :id)", video.value());

        mends(Kind.EVENTS_DIFFER, about);
        await().untilAsserted(() -> assertThat(one("select votes from tally where video = :id", video.value()))
                .isEqualTo(2L));
        assertThat(found(reconciliation.dryRun(), Kind.TALLY_DIFFERS, about)).isEmpty();
    }

    @Test
    void aTallyIsCountedAnew() {
        change("update tally set votes = 41 where video = :id", video.value());

        mends(Kind.TALLY_DIFFERS, about);
        assertThat(one("select votes from tally where video = :id", video.value()))
                .isEqualTo(0L);
    }

    @Test
    void aTallyThatIsGoneIsMadeAgain() {
        vote(1);
        change("delete from tally where video = :id", video.value());

        reconciliation.repair(TEST);
        await().untilAsserted(() -> assertThat(one("select votes from tally where video = :id", video.value()))
                .isEqualTo(1L));
        assertThat(found(reconciliation.dryRun(), Kind.TALLY_DIFFERS, about)).isEmpty();
    }

    @Test
    void aScoreIsCountedAnewAndTheLevelsAfterIt() {
        change("update score set votes = 41 where player = :id", player.value());

        assertThat(reconciliation.dryRun())
                .filteredOn(finding -> finding.kind() == Kind.LEVEL_DIFFERS)
                .isNotEmpty();
        mends(Kind.SCORE_DIFFERS, player.value().toString());
        assertThat(one("select votes from score where player = :id", player.value()))
                .isEqualTo(0L);
        assertThat(found(reconciliation.dryRun(), Kind.LEVEL_DIFFERS, "")).isEmpty();
    }

    @Test
    void levelsAreCountedAnew() {
        db.sql("update score_level set players = players + 5").update();

        mends(Kind.LEVEL_DIFFERS, "overall");
    }

    @Test
    void theLengthsOfListsAreCountedAnew() {
        db.sql("update listing set videos = videos + 1 where city_key = ''").update();

        mends(Kind.LISTING_DIFFERS, "overall");
    }

    @Test
    void everyRepairIsInTheAuditAndADryRunChangesNothing() {
        change("update tally set votes = 41 where video = :id", video.value());

        reconciliation.dryRun();
        assertThat(one("select votes from tally where video = :id", video.value()))
                .isEqualTo(41L);
        assertThat(audited()).doesNotContain("repair tally_differs " + video);

        reconciliation.repair(TEST);
        assertThat(audited()).contains("repair tally_differs " + video);
    }

    @Test
    void anAdministratorMayReconcileAndNobodyElse() {
        change("update tally set votes = 41 where video = :id", video.value());

        assertThat(given.admin().post("/api/admin/reconcile").raw().body()).contains(about, "MENDABLE");
        assertThat(one("select votes from tally where video = :id", video.value()))
                .isEqualTo(41L);
        assertThat(given.player().post("/api/admin/reconcile?repair=true").status())
                .isEqualTo(403);
        assertThat(given.visitor().post("/api/admin/reconcile?repair=true").status())
                .isEqualTo(401);
        assertThat(given.admin().post("/api/admin/reconcile?repair=true").raw().body())
                .contains(about, "MENDED");
        assertThat(one("select votes from tally where video = :id", video.value()))
                .isEqualTo(0L);
    }

    /** The dry run names it and leaves it, the repair mends it, and then it is gone. */
    private void mends(Kind kind, String subject) {
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

    private static List<Finding> found(List<Finding> findings, Kind kind, String subject) {
        return findings.stream()
                .filter(finding -> finding.kind() == kind && finding.subject().contains(subject))
                .toList();
    }

    /** As it is in a day. */
    private Reconciliation later(int mostOrphans) {
        InstantSource tomorrow = InstantSource.fixed(Instant.now().plus(Duration.ofDays(1)));
        var settings = new UpkeepSettings(Duration.ofHours(1), Duration.ofHours(2), mostOrphans);
        var objects = new ObjectRepairs(store, videos, expectations, jobRepairs, settings, tomorrow);
        return new Reconciliation(check, new Remedies(jobRepairs, objects, countRepairs), audit, transaction);
    }

    private void vote(int times) {
        for (int n = 0; n < times; n++) {
            db.sql("insert into vote (voter, video, edition) select :voter, id, edition from video where id = :id")
                    .param("voter", UUID.randomUUID())
                    .param("id", video.value())
                    .update();
        }
    }

    private void job(String kind, UUID subject, String state) {
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

    private String state(UUID subject) {
        return db.sql("select state from job where subject = :subject")
                .param("subject", subject)
                .query(String.class)
                .single();
    }

    private List<String> audited() {
        return db.sql("select act from audit where request = :request")
                .param("request", TEST.request())
                .query(String.class)
                .list();
    }

    private long one(String sql, UUID id) {
        return db.sql(sql).param("id", id).query(Long.class).single();
    }

    private void change(String sql, UUID id) {
        assertThat(db.sql(sql).param("id", id).update()).isPositive();
    }
}
