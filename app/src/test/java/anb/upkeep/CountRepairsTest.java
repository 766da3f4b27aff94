package anb.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import anb.upkeep.Difference.Kind;
import org.junit.jupiter.api.Test;

class CountRepairsTest extends ReconciliationFixture {

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
}
