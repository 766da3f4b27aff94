package anb.faults;

import static org.assertj.core.api.Assertions.assertThat;

import anb.faults.Counts.Sum;
import anb.faults.Remains.Made;
import anb.faults.Remains.Retaken;
import anb.faults.Verdict.Finding;
import anb.faults.Verdict.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each way to break a promise is noticed, and what kept it is left alone. */
class VerdictTest {

    private static final String VIDEO = "v1", KEY = "k1", VOTE = "ana v1";
    private static final long BYTES = 4_000, CLIP_BYTES = 3_000;

    final Acknowledged acknowledged = new Acknowledged();
    final Map<String, Made> videos = new HashMap<>();
    final Map<String, Long> objects = new HashMap<>(Map.of(
            "uploads/v1.mp4",
            BYTES,
            "processed/v1/7/clip.mp4",
            CLIP_BYTES,
            "processed/v1/7/poster.jpg",
            9L,
            "processed/v1/7/thumbnail.jpg",
            9L));
    final Set<String> votes = new HashSet<>();
    final List<Retaken> retaken = new ArrayList<>();
    final List<Sum> tallies = new ArrayList<>();
    final List<Sum> scores = new ArrayList<>();
    final List<String> limbo = new ArrayList<>();

    @BeforeEach
    void anUploadThatWasMade() {
        acknowledged.begin("Redis killed");
        acknowledged.uploaded(VIDEO, KEY);
        made("processed", 7, 1, 1);
    }

    @Test
    void whatIsAsPromisedIsGood() {
        acknowledged.voted("ana", VIDEO, true, true);
        acknowledged.voted("luz", VIDEO, false, true);
        votes.add(VOTE);

        assertThat(verdict().good()).isTrue();
        assertThat(verdict().findings()).isEmpty();
    }

    @Test
    void anUploadWithoutARowIsLostAndNamedWithItsFault() {
        videos.clear();

        assertThat(verdict().good()).isFalse();
        assertThat(verdict().byFault(Kind.LOST)).isEqualTo(Map.of("Redis killed", 1));
        assertThat(verdict().findings().toString()).contains("LOST", VIDEO, "Redis killed");
    }

    @Test
    void aClipThatFailedIsLost() {
        made("failed", 0, 1, 0);
        assertThat(only()).isEqualTo(Kind.LOST);
    }

    @Test
    void eachObjectThatIsMissingIsALoss() {
        Map.copyOf(objects).forEach((object, bytes) -> {
            objects.remove(object);
            assertThat(only()).as(object).isEqualTo(Kind.LOST);
            objects.put(object, bytes);
        });
        assertThat(verdict().good()).isTrue();
    }

    @Test
    void anObjectThatIsShorterThanItWasIsALoss() {
        objects.put("uploads/v1.mp4", BYTES - 1);
        assertThat(only()).isEqualTo(Kind.LOST);
        objects.put("uploads/v1.mp4", BYTES);
        objects.put("processed/v1/7/clip.mp4", 0L);
        assertThat(only()).isEqualTo(Kind.LOST);
        objects.put("processed/v1/7/clip.mp4", CLIP_BYTES);
        objects.put("processed/v1/7/poster.jpg", 0L);
        assertThat(only()).isEqualTo(Kind.LOST);
    }

    /** A run that had lost its lease has put its own clip in the place of the winner's. */
    @Test
    void theClipOfAnotherRunThanTheOneThatSaysItMadeItIsTooMuch() {
        videos.put(VIDEO, new Made(VIDEO, "processed", KEY, 7, BYTES, CLIP_BYTES, 1, 1, 0));
        assertThat(only()).isEqualTo(Kind.DUPLICATED);
    }

    @Test
    void whatWasDeletedMustBeGone() {
        acknowledged.deleted(VIDEO);
        assertThat(only()).isEqualTo(Kind.STUCK);
        videos.clear();
        assertThat(only()).isEqualTo(Kind.STUCK);
        objects.remove("uploads/v1.mp4");
        assertThat(verdict().good()).isTrue();
    }

    @Test
    void objectsOfARunThatDidNotWinAreNoClip() {
        made("processed", 8, 1, 1);
        assertThat(only()).isEqualTo(Kind.LOST);
    }

    @Test
    void aVideoThatIsNotDoneWhenNothingIsUnderWayIsStuck() {
        made("processing", 0, 1, 0);
        assertThat(only()).isEqualTo(Kind.STUCK);
        made("uploaded", 0, 0, 0);
        assertThat(only()).isEqualTo(Kind.STUCK);
    }

    @Test
    void twoJobsTwoWinnersOrNoneAreNotOnce() {
        made("processed", 7, 2, 1);
        assertThat(only()).isEqualTo(Kind.DUPLICATED);
        made("processed", 7, 1, 2);
        assertThat(only()).isEqualTo(Kind.DUPLICATED);
        made("processed", 7, 1, 0);
        assertThat(only()).isEqualTo(Kind.DUPLICATED);
    }

    @Test
    void aSecondVideoUnderTheKeyOfTheFirstIsADuplicate() {
        videos.put("v2", new Made("v2", "processed", KEY, 9, BYTES, CLIP_BYTES, 1, 1, 1));
        assertThat(only()).isEqualTo(Kind.DUPLICATED);
    }

    @Test
    void anUploadInPartsIsKnownByItsOwnId() {
        videos.put(VIDEO, new Made(VIDEO, "processed", null, 7, BYTES, CLIP_BYTES, 1, 1, 1));
        assertThat(only()).isEqualTo(Kind.DUPLICATED);

        var inParts = new Acknowledged();
        inParts.uploaded(VIDEO, VIDEO);
        assertThat(Verdict.of(inParts, remains(), List.of()).good()).isTrue();
    }

    @Test
    void aVoteThatIsNotCountedIsLost() {
        acknowledged.voted("ana", VIDEO, true, true);
        assertThat(only()).isEqualTo(Kind.LOST);
    }

    @Test
    void aWithdrawnVoteThatIsCountedIsOneTooMany() {
        acknowledged.voted("ana", VIDEO, false, true);
        votes.add(VOTE);
        assertThat(only()).isEqualTo(Kind.DUPLICATED);
    }

    @Test
    void aVoteThatWasTakenAgainHadBeenLostInTheFaultOfItsFirstAnswer() {
        retaken.add(new Retaken(VOTE, "PostgreSQL restarted (immediate)"));
        assertThat(verdict().byFault(Kind.LOST)).isEqualTo(Map.of("PostgreSQL restarted (immediate)", 1));
    }

    @Test
    void whatWasNeverAnsweredMayBeEither() {
        acknowledged.voted("ana", VIDEO, true, false);
        assertThat(verdict().good()).isTrue();
        votes.add(VOTE);
        assertThat(verdict().good()).isTrue();
    }

    @Test
    void aDifferenceThatThePlatformFindsItselfIsEnough() {
        assertThat(Verdict.of(acknowledged, remains(), List.of("row without object"))
                        .good())
                .isFalse();
    }

    @Test
    void aTallyOrScoreThatSaysTooLittleOrTooMuchIsNamed() {
        tallies.add(new Sum(VIDEO, 3, 4));
        scores.add(new Sum("ana", 5, 4));
        assertThat(verdict().good()).isFalse();
        assertThat(verdict().findings())
                .extracting(Finding::kind)
                .containsExactlyInAnyOrder(Kind.LOST, Kind.DUPLICATED);
        assertThat(verdict().findings().toString())
                .contains("tally of video v1 says 3 of 4 votes", "score of player ana says 5 of 4 votes");
    }

    @Test
    void aVideoThatNoJobWillMoveOnIsStuckWhoeverSentIt() {
        limbo.add("v9");
        assertThat(verdict().good()).isFalse();
        assertThat(verdict().count(Kind.STUCK)).isOne();
    }

    private void made(String status, long fence, int jobs, int winners) {
        videos.put(VIDEO, new Made(VIDEO, status, KEY, fence, BYTES, CLIP_BYTES, jobs, winners, winners));
    }

    private Remains remains() {
        return new Remains(videos, objects, votes, retaken, new Counts(tallies, scores, limbo));
    }

    private Verdict verdict() {
        return Verdict.of(acknowledged, remains(), List.of());
    }

    private Kind only() {
        assertThat(verdict().good()).isFalse();
        assertThat(verdict().findings()).hasSize(1).extracting(Finding::during).containsOnly("Redis killed");
        return verdict().findings().getFirst().kind();
    }
}
