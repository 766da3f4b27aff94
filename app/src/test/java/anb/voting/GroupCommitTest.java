package anb.voting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import anb.accounts.AccountId;
import anb.problem.ErrorCode;
import anb.problem.Problem;
import anb.videos.VideoId;
import anb.voting.Ballot.Judgement;
import anb.voting.Ballot.Receipt;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Votes that share a commit: each is judged alone. The writer of these tests is started when enough wait. */
class GroupCommitTest extends VotingFixture {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    GroupCommit commit;

    @BeforeEach
    void aWriter() {
        commit = new GroupCommit(votes, new VoteMetrics(meters), new VotingSettings(VotingSettings.OwnVideo.REFUSE));
    }

    @AfterEach
    void stop() {
        commit.stop();
        callers.shutdownNow();
    }

    @Test
    void everyBallotOfABatchIsJudgedAlone() {
        var voter = crowd.person("Sara", "Cali").id();
        var nowhere = new VideoId(UUID.randomUUID());
        var withdrawn = given.publishedOnPaper(player, "Retirado");
        db.sql("update video set withdrawn_at = now() where id = :id")
                .param("id", withdrawn.value())
                .update();
        var batch = List.of(
                new Ballot(voter, nowhere),
                new Ballot(voter, video),
                new Ballot(player, video),
                new Ballot(voter, video),
                new Ballot(voter, withdrawn));

        assertThat(votes.addAll(batch, false))
                .extracting(Receipt::judgement)
                .containsExactly(
                        Judgement.NOT_PUBLIC,
                        Judgement.COUNTED,
                        Judgement.OWN_VIDEO,
                        Judgement.CAST_BEFORE,
                        Judgement.NOT_PUBLIC);
        assertThat(votes.addAll(batch, true))
                .extracting(Receipt::judgement)
                .containsExactly(
                        Judgement.NOT_PUBLIC,
                        Judgement.CAST_BEFORE,
                        Judgement.COUNTED,
                        Judgement.CAST_BEFORE,
                        Judgement.NOT_PUBLIC);
        assertThat(tallies.current(video)).isEqualTo(2);
    }

    @Test
    void aVideoDeletedMeanwhileTakesNoOthersVoteWithIt() throws Exception {
        var doomed = given.publishedOnPaper(player, "Se va");
        var people = crowd.people(2);
        var lost = cast(people.get(0).id(), doomed);
        var kept = cast(people.get(1).id(), video);
        await().until(() -> commit.waiting() == 2);

        transaction.executeWithoutResult(open -> {
            db.sql("delete from video where id = :id")
                    .param("id", doomed.value())
                    .update();
            commit.start();
            await().until(this::someoneWaitsForALock);
        });

        assertThat(lost.get().judgement()).isEqualTo(Judgement.NOT_PUBLIC);
        assertThat(kept.get()).isEqualTo(new Receipt(Judgement.COUNTED, 1));
    }

    @Test
    void whenTooManyWaitTheNextIsSentAwayAndTheOthersAreAnswered() throws Exception {
        var nowhere = new VideoId(UUID.randomUUID());
        var waiting =
                IntStream.range(0, 10_000).mapToObj(n -> cast(player, nowhere)).toList();
        await().until(() -> commit.waiting() == 10_000);

        assertThatThrownBy(() -> commit.cast(new Ballot(player, nowhere)))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.code()).isEqualTo(ErrorCode.UNAVAILABLE);
                    assertThat(problem.retryAfter()).isPositive();
                });

        commit.start();

        for (var answer : waiting) {
            assertThat(answer.get().judgement()).isEqualTo(Judgement.NOT_PUBLIC);
        }
    }

    @Test
    void whoWaitsWhenTheNodeStopsIsStillAnswered() throws Exception {
        var people = crowd.people(50);
        var answers = people.stream().map(person -> cast(person.id(), video)).toList();
        await().until(() -> commit.waiting() == 50);

        commit.start();
        commit.stop();

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.get().votes()).isEqualTo(50));
        assertThat(meters.get("anb.voting.batch").summary().max()).isEqualTo(50);
        assertThat(meters.get("anb.voting.ballots")
                        .tag("judgement", "counted")
                        .counter()
                        .count())
                .isEqualTo(50);
    }

    private Future<Receipt> cast(AccountId voter, VideoId video) {
        return callers.submit(() -> commit.cast(new Ballot(voter, video)));
    }

    private boolean someoneWaitsForALock() {
        return db.sql("select exists (select 1 from pg_stat_activity where wait_event_type = 'Lock')")
                .query(Boolean.class)
                .single();
    }
}
