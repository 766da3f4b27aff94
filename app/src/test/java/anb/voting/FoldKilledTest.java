package anb.voting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What becomes of votes whose folding is killed: the server ends the folder's session before it can commit. */
class FoldKilledTest extends VotingFixture {

    private static final int TIMES = 50;

    @Autowired
    TallyFolder folder;

    int interrupted;

    @Test
    void killedFiftyTimesBetweenTheCommitOfVotesAndTheFoldTheTallyIsTheCount() {
        var people = crowd.people(TIMES * 10).iterator();
        int cast = 0;

        for (int time = 0; interrupted < TIMES && people.hasNext(); time++) {
            for (int n = ThreadLocalRandom.current().nextInt(3); n >= 0 && people.hasNext(); n--) {
                votes.addAll(List.of(new Ballot(people.next().id(), video)), true);
                cast++;
            }
            assertThatThrownBy(this::foldAndDie).isInstanceOf(RuntimeException.class);
            assertThat(tallies.current(video)).as("current after kill %s", time).isEqualTo(cast);
        }

        assertThat(interrupted).as("folds that had something to lose").isGreaterThanOrEqualTo(TIMES);
        long all = cast;
        await().untilAsserted(() -> {
            folder.fold(); // nothing while the cursor is another's
            assertThat(tallies.of(List.of(video))).containsEntry(video, all);
        });
        assertThat(db.sql("select count(*) from vote where video = :id")
                        .param("id", video.value())
                        .query(Long.class)
                        .single())
                .isEqualTo(cast);
    }

    private void foldAndDie() {
        transaction.executeWithoutResult(status -> {
            interrupted += folder.fold();
            db.sql("select pg_terminate_backend(pg_backend_pid())").query().singleValue();
        });
    }
}
