package anb.voting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import anb.Client;
import anb.Together;
import anb.accounts.AccountId;
import anb.accounts.Crowd;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class VotingTest extends VotingFixture {

    @Autowired
    TallyFolder folder;

    String path;

    @BeforeEach
    void whereToVote() {
        path = "/api/public/videos/" + video + "/vote";
    }

    @Test
    void sixtyVotesOfOnePersonAtOnceCountOnce() throws Exception {
        Client voter = given.player();

        List<Integer> statuses = Together.atOnce(60, n -> voter.post(path).status());

        assertThat(statuses).filteredOn(s -> s == 200).hasSize(1);
        assertThat(statuses).filteredOn(s -> s == 400).hasSize(59);
        assertThat(rows()).isEqualTo(1);
        assertThat(folded()).isEqualTo(1);
    }

    @Test
    void theVotesOfAThousandPeopleAtOnceAreAllInTheTally() throws Exception {
        List<Crowd.Person> people = crowd.people(1000);

        List<Integer> statuses = Together.atOnce(
                1000,
                n -> given.visitor().withToken(people.get(n).token()).post(path).status());

        assertThat(statuses).containsOnly(200);
        assertThat(rows()).isEqualTo(1000);
        assertThat(folded()).isEqualTo(1000);
    }

    @Test
    void anAnswerIncludesTheVoteItIsAbout() {
        assertThat(given.player().post(path).body().path("votes").asInt()).isEqualTo(1);
        assertThat(given.player().post(path).body().path("votes").asInt()).isEqualTo(2);
    }

    @Test
    void aWithdrawnVoteNoLongerCountsAndMayBeCastAgain() {
        Client voter = given.player();
        voter.post(path);

        assertThat(folded()).isEqualTo(1);
        assertThat(voter.delete(path).body().path("votes").asInt()).isZero();
        assertThat(folded()).isZero();
        assertThat(voter.delete(path).status()).isEqualTo(200);
        assertThat(voter.post(path).body().path("votes").asInt()).isEqualTo(1);
        assertThat(folded()).isEqualTo(1);
    }

    @Test
    void foldingNeverPassesATransactionThatIsStillOpen() {
        AccountId early = crowd.person("Temprana", "Cali").id();
        AccountId late = crowd.person("Tardía", "Cali").id();

        transaction.executeWithoutResult(open -> {
            cast(early);
            inAnotherTransaction(() -> cast(late));
            inAnotherTransaction(folder::fold);
            assertThat(inAnotherTransaction(() -> tallies.current(video))).isEqualTo(1L);
        });

        assertThat(folded()).isEqualTo(2);
    }

    @Test
    void foldersOnManyNodesFoldEveryEventOnce() throws Exception {
        crowd.people(40).forEach(person -> cast(person.id()));

        Together.atOnce(8, n -> folder.fold());

        assertThat(folded()).isEqualTo(40);
    }

    /** Or a clip that climbs would leave one behind with each fold, and pages in the depth add them all up. */
    @Test
    void levelsThatNoVideoIsOnAnyMoreAreDropped() {
        given.player().post(path);
        folded();
        given.player().post(path);
        folded();

        tallies.dropEmptyLevels();

        assertThat(db.sql("select count(*) from tally_level where videos = 0")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(db.sql("select count(*) from tally_level where votes = 2 and city_key = 'neiva' and videos > 0")
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void aVideoThatIsNotPublicIsNotFound() {
        db.sql("update video set withdrawn_at = now() where id = :id")
                .param("id", video.value())
                .update();

        assertThat(given.player().post(path).status()).isEqualTo(404);
        assertThat(given.player()
                        .post("/api/public/videos/" + UUID.randomUUID() + "/vote")
                        .code())
                .isEqualTo("video_not_found");
        assertThat(given.player().post("/api/public/videos/7/vote").status()).isEqualTo(404);
    }

    @Test
    void whoIsNotSignedInIsAskedToBeforeAnythingElse() {
        assertThat(given.visitor().post("/api/public/videos/7/vote").status()).isEqualTo(401);
    }

    private List<Ballot.Receipt> cast(AccountId voter) {
        return votes.addAll(List.of(new Ballot(voter, video)), true);
    }

    private long rows() {
        return db.sql("select count(*) from vote where video = :id")
                .param("id", video.value())
                .query(Long.class)
                .single();
    }

    /** The tally once nothing is left to fold: any transaction of this server that is still open holds a fold back. */
    private long folded() {
        await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(20)).until(() -> {
            folder.fold();
            return tallies.behind().events() == 0;
        });
        return tallies.of(List.of(video)).getOrDefault(video, 0L);
    }

    private static <T> T inAnotherTransaction(Callable<T> work) {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            return executor.submit(work).get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
