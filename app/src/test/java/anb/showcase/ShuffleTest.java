package anb.showcase;

import static org.assertj.core.api.Assertions.assertThat;

import anb.editions.Editions;
import anb.showcase.Shuffle.Dealt;
import anb.videos.VideoId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The public list in an order of chance, of videos that drew their lots as all do. */
class ShuffleTest extends PublicListFixture {

    private static final int FEW = 40, AT_ONCE = 8;

    /** More than a deck holds, and than anybody scrolls through; the shuffled list once ended there. */
    private static final int MANY = 5_200;

    /** Visitors, each with a seed: enough that whoever drew a good lot would stand out by far. */
    private static final int VISITORS = 1_600;

    /** So many standard deviations are exceeded once in a thousand million times. */
    private static final double FAR = 6;

    @Autowired
    Shuffle shuffle;

    @Autowired
    Decks decks;

    @Autowired
    Editions editions;

    @AfterEach
    void noneIsLeft() {
        db.sql("delete from video where player = :player")
                .param("player", person.id().value())
                .update();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 999_999, -1})
    void everybodyComesOnceAndInTheSameOrderUnderOneSeed(int seed) {
        publish(FEW);

        var walk = walk(shuffle, seed, AT_ONCE);

        assertThat(walk).hasSize(FEW).doesNotHaveDuplicates();
        assertThat(walk(shuffle, seed, AT_ONCE)).isEqualTo(walk);
        assertThat(walk(shuffle, seed, 100)).isEqualTo(walk);
    }

    @Test
    void nobodyIsLeftOutHoweverManyThereAre() {
        publish(MANY);

        assertThat(walk(shuffle, 7, 500)).hasSize(MANY).doesNotHaveDuplicates();
    }

    @Test
    void everybodyIsAsOftenFirstAndOnTheFirstPageAsAnybodyElse() {
        publish(FEW);
        var first = new HashMap<VideoId, Integer>();
        var onThePage = new HashMap<VideoId, Integer>();

        for (int seed = 0; seed < VISITORS; seed++) {
            var page = ids(page(shuffle, seed, null, AT_ONCE));
            first.merge(page.getFirst(), 1, Integer::sum);
            page.forEach(id -> onThePage.merge(id, 1, Integer::sum));
        }

        assertThat(first).hasSize(FEW);
        assertChance(first.values(), VISITORS, 1.0 / FEW);
        assertThat(onThePage).hasSize(FEW);
        assertChance(onThePage.values(), VISITORS, (double) AT_ONCE / FEW);
    }

    @Test
    void nobodyAlwaysFollowsTheSame() {
        publish(FEW);
        var one = ids(page(shuffle, 0, null, 1)).getFirst();

        var behind = IntStream.range(0, FEW)
                .mapToObj(seed -> walk(shuffle, seed, FEW))
                .map(walk -> walk.get((walk.indexOf(one) + 1) % FEW))
                .distinct();

        assertThat(behind).hasSizeGreaterThan(FEW / 3);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 123_456})
    void ofMoreThanADeckHoldsEverybodyComesOnce(int seed) {
        int count = 300;
        publish(count);
        var inDecks = inDecksOf(50);

        var walk = walk(inDecks, seed, 70);

        assertThat(walk).hasSize(count).doesNotHaveDuplicates();
        assertThat(walk(inDecks, seed, AT_ONCE)).isEqualTo(walk);
    }

    @Test
    void everybodyIsInTheFirstDeckAsOftenAsAnybodyElse() {
        int count = 200;
        publish(count);
        var inDecks = inDecksOf(50);
        int visitors = 400;
        var inTheFirst = new HashMap<VideoId, Integer>();

        for (int seed = 0; seed < visitors; seed++) {
            page(inDecks, seed, null, count).stream()
                    .filter(dealt -> dealt.place().deck() == 0)
                    .forEach(dealt -> inTheFirst.merge(dealt.row().id(), 1, Integer::sum));
        }

        assertThat(inTheFirst).hasSize(count);
        assertChance(inTheFirst.values(), visitors, 1.0 / 5);
    }

    @Test
    void aLinkFromWhenThereWereFarFewerBeginsAgain() {
        publish(200);
        var inDecks = inDecksOf(10);
        var beginning = ids(page(inDecks, 7, null, AT_ONCE));
        var old = new Place(1, 0, beginning.getLast().value());

        assertThat(ids(page(inDecks, 7, old, AT_ONCE))).isEqualTo(beginning);
    }

    @Test
    void whoeverComesWhileSomebodyPagesShiftsNobody() {
        publish(FEW);
        var before = walk(shuffle, 7, AT_ONCE);
        var first = page(shuffle, 7, null, AT_ONCE);

        given.publishedOnPaper(person.id(), "Llega tarde");
        var second = page(shuffle, 7, first.getLast().place(), FEW).stream()
                .map(Dealt::row)
                .filter(row -> !row.title().equals("Llega tarde"))
                .map(PublicVideos.Row::id)
                .toList();

        assertThat(second).isEqualTo(before.subList(AT_ONCE, FEW));
    }

    private void publish(int count) {
        many(count - 1, given.publishedOnPaper(person.id(), "Uno de muchos"));
    }

    /** The same with smaller decks, that knows how many there are now. */
    private Shuffle inDecksOf(int size) {
        return new Shuffle(decks, new ListedCities(db, InstantSource.system()), size);
    }

    /** That all of these counts are what chance makes of so many trials (Pearson's test of goodness of fit). */
    private static void assertChance(Collection<Integer> counts, int trials, double chance) {
        double expected = trials * chance;
        int free = counts.size() - 1;
        double distance = counts.stream()
                        .mapToDouble(count -> (count - expected) * (count - expected))
                        .sum()
                / (expected * (1 - chance))
                * free
                / counts.size();
        // its distribution is nearly normal after Wilson and Hilferty's cube root
        double spread = 2.0 / (9 * free);
        assertThat((Math.cbrt(distance / free) - (1 - spread)) / Math.sqrt(spread))
                .as(
                        "standard deviations from chance of %s",
                        counts.stream().collect(Collectors.groupingBy(count -> count, Collectors.counting())))
                .isLessThan(FAR);
    }

    private List<VideoId> walk(Shuffle order, int seed, int limit) {
        var walk = new ArrayList<VideoId>();
        var part = page(order, seed, null, limit);
        while (!part.isEmpty()) {
            walk.addAll(ids(part));
            part = page(order, seed, part.getLast().place(), limit);
        }
        return walk;
    }

    private static List<VideoId> ids(List<Dealt> part) {
        return part.stream().map(dealt -> dealt.row().id()).toList();
    }

    private List<Dealt> page(Shuffle order, int seed, @Nullable Place after, int limit) {
        return order.page(editions.current().id(), city, seed, after, limit);
    }
}
