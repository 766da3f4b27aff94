package anb.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import anb.Given;
import anb.RealParts;
import anb.accounts.AccountId;
import anb.accounts.Crowd;
import anb.storage.ObjectKey;
import anb.storage.ObjectStore;
import anb.upkeep.Difference.Kind;
import anb.videos.VideoId;
import anb.videos.VideoJobs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@RealParts
class CheckTest {

    @Autowired
    Given given;

    @Autowired
    Crowd crowd;

    @Autowired
    Check check;

    @Autowired
    RowChecks rows;

    @Autowired
    ObjectStore store;

    @Autowired
    JdbcClient db;

    @TempDir
    Path folder;

    AccountId player;
    VideoId video;

    @BeforeEach
    void aVideoOnPaper() {
        player = crowd.person("Paula", "Pasto").id();
        video = given.publishedOnPaper(player, "Lanzamiento libre");
    }

    @AfterEach
    void leaveNoDifferences() {
        db.sql("delete from job where worker = 'elsewhere' or due_at > now() + interval '30 minutes'")
                .update();
        db.sql("delete from video where id = :id").param("id", video.value()).update();
    }

    @Test
    void aVideoThatCameTheWholeWayShowsNoDifference() {
        VideoId healthy = given.publishedVideo();
        given.player().post("/api/public/videos/" + healthy + "/vote");

        assertThat(about(healthy.toString())).isEmpty();
    }

    @Test
    void everyObjectThatRowsSpeakOfAndTheStoreHasNotIsNamed() {
        assertThat(about(video.toString()))
                .filteredOn(d -> d.kind() == Kind.OBJECT_MISSING)
                .extracting(Difference::subject)
                .containsExactlyInAnyOrder(
                        "uploads/" + video + ".mp4",
                        "processed/" + video + "/1/clip.mp4",
                        "processed/" + video + "/1/poster.jpg",
                        "processed/" + video + "/1/thumbnail.jpg");
    }

    @Test
    void anOriginalAndAClipOfAnotherSizeThanTheirRowSaysAreNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("cut"), "cut off");
        var original = ObjectKey.original(video.value());
        var clip = ObjectKey.processed(video.value(), 1, "clip.mp4");
        List.of(original, clip).forEach(key -> store.put(key, file, "video/mp4"));

        assertThat(about(video.toString()))
                .filteredOn(d -> d.kind() == Kind.OBJECT_SIZE_DIFFERS)
                .extracting(Difference::subject, Difference::detail)
                .containsExactlyInAnyOrder(
                        tuple(original.value(), "7 bytes, its row says 9000000"),
                        tuple(clip.value(), "7 bytes, its row says 4000000"));
        List.of(original, clip).forEach(store::delete);
    }

    @Test
    void everyObjectWithoutARowIsNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("left"), "left behind");
        UUID nobody = UUID.randomUUID();
        List<ObjectKey> orphans = List.of(
                ObjectKey.original(nobody),
                ObjectKey.processed(nobody, 3, "clip.mp4"),
                ObjectKey.processed(video.value(), 77, "clip.mp4"));
        orphans.forEach(key -> store.put(key, file, "video/mp4"));

        assertThat(check.differences())
                .filteredOn(d -> d.kind() == Kind.OBJECT_WITHOUT_ROW)
                .extracting(Difference::subject)
                .containsAll(orphans.stream().map(ObjectKey::value).toList());
        orphans.forEach(store::delete);
    }

    @Test
    void whatARunningJobWritesIsNoDifference() throws Exception {
        job("running", video, 5);
        ObjectKey underWay = ObjectKey.processed(video.value(), 5, "clip.mp4");
        store.put(underWay, Files.writeString(folder.resolve("part"), "part"), "video/mp4");

        assertThat(about(video.toString())).extracting(Difference::subject).doesNotContain(underWay.value());
        store.delete(underWay);
    }

    @Test
    void aVideoThatNoJobWillMoveOnIsInLimbo() {
        status("processing");

        assertThat(about(video.toString())).extracting(Difference::kind).contains(Kind.VIDEO_IN_LIMBO);
        job("queued", video, null);
        assertThat(about(video.toString())).extracting(Difference::kind).doesNotContain(Kind.VIDEO_IN_LIMBO);
    }

    @Test
    void jobsWhoseVideoIsGoneOrHasFailedAreNamed() {
        var gone = new VideoId(UUID.randomUUID());
        job("queued", gone, null);
        db.sql("update video set status = 'failed', failure_code = 'unreadable' where id = :id")
                .param("id", video.value())
                .update();
        job("queued", video, null);

        assertThat(about(gone.toString())).extracting(Difference::kind).containsExactly(Kind.JOB_WITHOUT_VIDEO);
        assertThat(about(video.toString())).extracting(Difference::kind).contains(Kind.JOB_FOR_FAILED_VIDEO);
    }

    @Test
    void aLeaseThatEndedLongAgoIsNamed() {
        status("processing");
        job("running", video, 6);
        db.sql("update job set leased_until = now() - interval '2 minutes' where subject = :id")
                .param("id", video.value())
                .update();

        assertThat(rows.differences())
                .filteredOn(d -> d.subject().equals(video.toString()))
                .extracting(Difference::kind)
                .contains(Kind.LEASE_EXPIRED);
    }

    @Test
    void aTallyThatIsNotTheNumberOfVotesIsNamed() {
        db.sql("update tally set votes = 41 where video = :id")
                .param("id", video.value())
                .update();

        assertThat(about(video.toString())).extracting(Difference::kind).contains(Kind.TALLY_DIFFERS);
    }

    @Test
    void aScoreThatIsNotTheSumOfTalliesIsNamedAndSoIsTheLevel() {
        await().untilAsserted(() -> assertThat(db.sql("update score set votes = 41 where player = :player")
                        .param("player", player.value())
                        .update())
                .isEqualTo(1));

        assertThat(about(player.value().toString()))
                .extracting(Difference::kind)
                .containsExactly(Kind.SCORE_DIFFERS);
        assertThat(about("overall")).extracting(Difference::kind).contains(Kind.LEVEL_DIFFERS);
        db.sql("update score set votes = 0 where player = :player")
                .param("player", player.value())
                .update();
    }

    @Test
    void aListThatIsNotAsLongAsItIsSaidToBeIsNamed() {
        var longer = "update listing set videos = videos + :more where city_key = ''";
        db.sql(longer).param("more", 1).update();

        assertThat(about("overall")).extracting(Difference::kind).contains(Kind.LISTING_DIFFERS);
        db.sql(longer).param("more", -1).update();
        assertThat(about("overall")).extracting(Difference::kind).doesNotContain(Kind.LISTING_DIFFERS);
    }

    @Test
    void aVoteWithoutItsEventIsNamed() {
        db.sql("insert into vote (voter, video, edition) select :voter, id, edition from video where id = :id")
                .param("voter", UUID.randomUUID())
                .param("id", video.value())
                .update();

        assertThat(about(video.toString()))
                .extracting(Difference::kind)
                .contains(Kind.EVENTS_DIFFER, Kind.TALLY_DIFFERS);
    }

    @Test
    void anAdministratorMayAskForTheCheckAndNobodyElse() {
        assertThat(given.admin().get("/api/admin/check").status()).isEqualTo(200);
        assertThat(given.player().get("/api/admin/check").status()).isEqualTo(403);
        assertThat(given.visitor().get("/api/admin/check").status()).isEqualTo(401);
    }

    private List<Difference> about(String subject) {
        return check.differences().stream()
                .filter(difference -> difference.subject().contains(subject))
                .toList();
    }

    private void status(String status) {
        db.sql("update video set status = :status where id = :id")
                .param("status", status)
                .param("id", video.value())
                .update();
    }

    private void job(String state, VideoId subject, @Nullable Integer fence) {
        db.sql("""
                insert into job (id, kind, lane, subject, owner, turn, state, due_at, fence, worker, leased_until, started_at)
                values (:id, :kind, 'heavy', :subject, :subject, 1, :state, now() + interval '1 hour', :fence,
                        case when :state = 'running' then 'elsewhere' end,
                        case when :state = 'running' then now() + interval '1 hour' end,
                        case when :state = 'running' then now() end)
                """)
                .param("id", UUID.randomUUID())
                .param("kind", VideoJobs.RENDER.name())
                .param("subject", subject.value())
                .param("state", state)
                .param("fence", fence)
                .update();
    }
}
