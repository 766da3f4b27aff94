package anb.showcase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import anb.Given;
import anb.RealParts;
import anb.Together;
import anb.accounts.City;
import anb.accounts.Crowd;
import anb.videos.Publication;
import anb.videos.VideoId;
import anb.voting.BallotBox;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What publishes, moves a player to another city and counts votes writes to the same lists: all take their locks in one
 * order, so that none ends in another's arms.
 */
@RealParts
@Timeout(120)
class LockOrderTest {

    private static final int TIMES = 60;
    private static final List<String> CITIES = List.of("Cali", "Pasto");

    @Autowired
    Given given;

    @Autowired
    Crowd crowd;

    @Autowired
    BallotBox ballots;

    @Autowired
    Publication publication;

    @Autowired
    JdbcClient db;

    @Autowired
    DataSource dataSource;

    @Test
    void nobodyWaitsForSomebodyWhoWaitsForThem() throws Exception {
        var player = crowd.person("Sara", "Cali");
        var owner = given.visitor().withToken(player.token());
        var videos = Stream.of("Uno", "Dos", "Tres")
                .map(title -> given.publishedOnPaper(player.id(), title))
                .toList();
        long before = deadlocks();

        var statuses = Together.atOnce(
                5,
                number -> IntStream.range(0, TIMES)
                        .mapToObj(turn -> switch (number) {
                            case 0 ->
                                owner.delete("/api/videos/" + videos.get(turn % 3) + "/publish")
                                        .status();
                            case 1 ->
                                owner.post("/api/videos/" + videos.get(turn % 3) + "/publish", Map.of())
                                        .status();
                            case 2 -> {
                                moveTo(player, CITIES.get(turn % 2));
                                yield 200;
                            }
                            default -> {
                                ballots.fill(videos.get((turn + number) % 3), 2, Instant.now());
                                yield 200;
                            }
                        })
                        .toList());

        assertThat(statuses.stream().flatMap(List::stream)).containsOnly(200);
        assertThat(deadlocks()).isEqualTo(before);
    }

    @Test
    void norWhileTheirPlayerIsSuspendedAndLetInAgain() throws Exception {
        var player = crowd.person("Sara", "Cali");
        var videos = Stream.of("Uno", "Dos", "Tres")
                .map(title -> given.publishedOnPaper(player.id(), title))
                .toList();
        long before = deadlocks();

        Together.atOnce(8, number -> {
            for (int turn = 0; turn < TIMES / 2; turn++) {
                var video = videos.get((turn + number) % 3);
                switch (number) {
                    case 0 -> publication.withdraw(player.id(), video);
                    case 1 -> publication.publish(player.id(), video);
                    case 2 -> moveTo(player, CITIES.get(turn % 2));
                    case 3 -> suspend(player, turn % 2 == 0);
                    case 4 -> given.uploadedOnPaper(player.id(), "A destiempo");
                    case 5 -> voteForAll(player);
                    case 6 -> rename(video, "titulo " + turn);
                    default -> ballots.fill(video, 2, Instant.now());
                }
            }
            return number;
        });

        assertThat(deadlocks()).isEqualTo(before);
        suspend(player, true);
        assertThat(count("published or not hidden_with_account", player)).isZero();
        suspend(player, false);
        assertThat(count("hidden_at is not null", player)).isZero();
        assertThat(count("""
                (id, published, city_key, search_key) not in (select video, listed, city_key, search_key from tally)
                """, player))
                .as("videos whose tally says something else")
                .isZero();
    }

    /**
     * By no chance: who moves has all their tallies and waits for a level, somebody withdraws a video meanwhile, and the level
     * comes free. Had they not taken the videos first, the one would have the video and want its tally, and they the other way
     * round.
     */
    @Test
    void whoeverMovesTakesTheirVideosBeforeTheTallies() throws Exception {
        var player = crowd.person("Sara", "Cali");
        var video = given.publishedOnPaper(player.id(), "Uno");
        given.publishedOnPaper(player.id(), "Dos");
        long before = deadlocks();

        CompletableFuture<Void> moving;
        CompletableFuture<Void> withdrawing;
        try (var connection = dataSource.getConnection();
                var levels = connection.createStatement()) {
            connection.setAutoCommit(false);
            levels.execute("select from tally_level where city_key = 'cali' for update");
            moving = CompletableFuture.runAsync(() -> moveTo(player, "Pasto"), Thread::startVirtualThread);
            await().until(() -> waits("update account set city%"));
            withdrawing = CompletableFuture.runAsync(
                    () -> publication.withdraw(player.id(), video), Thread::startVirtualThread);
            await().until(() -> waits("update video set withdrawn_at%"));
            connection.rollback();
        }
        moving.get(20, TimeUnit.SECONDS);
        withdrawing.get(20, TimeUnit.SECONDS);

        assertThat(deadlocks()).isEqualTo(before);
        assertThat(count("published", player)).isEqualTo(1);
    }

    /** For somebody's lock. */
    private boolean waits(String statement) {
        return db.sql("""
                select exists (select from pg_stat_activity
                               where datname = current_database() and wait_event_type = 'Lock' and query like :statement)
                """).param("statement", statement).query(Boolean.class).single();
    }

    /** As a batch of ballots may: for the last video first. */
    private void voteForAll(Crowd.Person player) {
        db.sql("""
                with cast_now as (
                    insert into vote (voter, video, edition)
                    select gen_random_uuid(), id, edition from video
                    where player = :player and published order by id desc
                    returning video)
                insert into vote_event (video, delta) select video, 1 from cast_now
                """).param("player", player.id().value()).update();
    }

    private void suspend(Crowd.Person player, boolean really) {
        db.sql("update account set suspended_at = case when :really then now() end where id = :id")
                .param("really", really)
                .param("id", player.id().value())
                .update();
    }

    private void rename(VideoId video, String title) {
        db.sql("update video set title = :title, title_key = :title where id = :id")
                .param("title", title)
                .param("id", video.value())
                .update();
    }

    private long count(String which, Crowd.Person player) {
        return db.sql("select count(*) from video where player = :player and (" + which + ")")
                .param("player", player.id().value())
                .query(Long.class)
                .single();
    }

    private void moveTo(Crowd.Person player, String city) {
        db.sql("update account set city = :city, city_key = :key where id = :id")
                .param("city", city)
                .param("key", City.key(city))
                .param("id", player.id().value())
                .update();
    }

    private long deadlocks() {
        return db.sql("select deadlocks from pg_stat_database where datname = current_database()")
                .query(Long.class)
                .single();
    }
}
