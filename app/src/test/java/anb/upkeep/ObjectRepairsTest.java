package anb.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import anb.storage.ObjectKey;
import anb.upkeep.Difference.Kind;
import anb.upkeep.Finding.Result;
import anb.videos.Rendition;
import java.nio.file.Files;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ObjectRepairsTest extends ReconciliationFixture {

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
    void aClipThatWasCutIsMadeAgainFromItsOriginal() throws Exception {
        var whole = given.publishedVideo();
        var cut = Rendition.clip(whole, one("select rendition_fence from video where id = :id", whole.value()));
        long bytes = one("select rendition_bytes from video where id = :id", whole.value());
        store.put(cut, Files.writeString(folder.resolve("cut"), "cut off"), "video/mp4");

        assertThat(found(reconciliation.dryRun(), Kind.OBJECT_SIZE_DIFFERS, whole.toString()))
                .extracting(Finding::subject, Finding::detail, Finding::result)
                .containsExactly(tuple(cut.value(), "7 bytes, its row says " + bytes, Result.MENDABLE));
        assertThat(found(reconciliation.repair(TEST), Kind.OBJECT_SIZE_DIFFERS, whole.toString()))
                .extracting(Finding::result)
                .containsExactly(Result.MENDED);

        assertThat(audited()).contains("repair object_size_differs " + cut);
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(
                        () -> assertThat(found(reconciliation.dryRun(), Kind.OBJECT_SIZE_DIFFERS, whole.toString()))
                                .isEmpty());
    }

    @Test
    void anOriginalThatWasCutIsLeftToAPersonAndNothingIsMadeOfIt() throws Exception {
        var original = ObjectKey.original(video.value());
        store.put(original, Files.writeString(folder.resolve("cut"), "byte"), "video/mp4");
        store.delete(Rendition.clip(video, 1));

        var findings = reconciliation.repair(TEST);
        assertThat(found(findings, Kind.OBJECT_SIZE_DIFFERS, about))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.subject()).isEqualTo(original.value());
                    assertThat(finding.result()).isEqualTo(Result.BY_HAND);
                    assertThat(finding.remedy()).contains("put back uploads/" + video);
                });
        assertThat(found(findings, Kind.OBJECT_MISSING, about))
                .extracting(Finding::result)
                .containsExactly(Result.BY_HAND);
        assertThat(one("select count(*) from job where subject = :id", video.value()))
                .isEqualTo(0L);
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
}
