package anb.upkeep;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import anb.storage.ObjectKey;
import anb.upkeep.Difference.Kind;
import anb.videos.Rendition;
import java.nio.file.Files;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** One of every difference is planted; what they are about is told apart from other tests' leftovers by its subject. */
class ReconciliationTest extends ReconciliationFixture {

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
        // the lease is the worker's to take; levels may be right again once scores were counted anew;
        // and one job makes both clip and pictures
        planted.keySet().removeAll(Set.of(Kind.LEASE_EXPIRED, Kind.LEVEL_DIFFERS, Kind.OBJECT_SIZE_DIFFERS));
        assertThat(audited())
                .containsAll(planted.entrySet().stream()
                        .map(one -> "repair " + one.getKey().name().toLowerCase(Locale.ROOT) + " " + one.getValue())
                        .toList());
    }

    private Map<Kind, String> oneOfEveryDifference() throws Exception {
        var planted = new EnumMap<Kind, String>(Kind.class);
        var whole = given.publishedVideo();
        long fence = one("select rendition_fence from video where id = :id", whole.value());
        store.delete(Rendition.thumbnail(whole, fence));
        planted.put(Kind.OBJECT_MISSING, Rendition.thumbnail(whole, fence).value());
        var clip = Rendition.clip(whole, fence);
        store.put(clip, Files.writeString(folder.resolve("cut"), "cut off"), "video/mp4");
        planted.put(Kind.OBJECT_SIZE_DIFFERS, clip.value());
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
}
