package anb.showcase;

import static org.assertj.core.api.Assertions.assertThat;

import anb.editions.Editions;
import anb.videos.VideoId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The public list in an order of chance. */
class ShuffleTest extends PublicListFixture {

    private static final int FEW = 40, AT_ONCE = 7;

    /** More than anybody scrolls through; it was once where the shuffled list ended. */
    private static final int MANY = 5_200;

    @Autowired
    Shuffle shuffle;

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

        var walk = walk(seed, AT_ONCE);

        assertThat(walk).hasSize(FEW).doesNotHaveDuplicates();
        assertThat(walk(seed, AT_ONCE)).isEqualTo(walk);
        assertThat(walk(seed, 100)).isEqualTo(walk);
    }

    @Test
    void nobodyIsLeftOutHoweverManyThereAre() {
        publish(MANY);

        assertThat(walk(7, 500)).hasSize(MANY).doesNotHaveDuplicates();
    }

    @Test
    void underOneSeedOrAnotherEverybodyStandsFirst() {
        publish(FEW);
        evenly();

        var first = IntStream.range(0, 5 * FEW)
                .mapToObj(seed -> page(seed, null, 1).getFirst().id())
                .toList();

        assertThat(first.get(0)).isNotEqualTo(first.get(1));
        assertThat(first.stream().distinct()).hasSize(FEW);
    }

    @Test
    void whoeverComesWhileSomebodyPagesShiftsNobody() {
        publish(FEW);
        var before = walk(7, AT_ONCE);
        var first = page(7, null, AT_ONCE);

        given.publishedOnPaper(person.id(), "Llega tarde");
        var second = page(7, Lot.of(first.getLast()), FEW).stream()
                .filter(row -> !row.title().equals("Llega tarde"))
                .map(PublicVideos.Row::id)
                .toList();

        assertThat(second).isEqualTo(before.subList(AT_ONCE, FEW));
    }

    private void publish(int count) {
        many(count - 1, given.publishedOnPaper(person.id(), "Uno de muchos"));
    }

    /** Chance would let some stand first more often than others. */
    private void evenly() {
        db.sql("""
                update video set lot = (place.nth - 0.5) / :count
                from (select id, row_number() over (order by id) as nth from video where player = :player) place
                where video.id = place.id
                """).param("count", FEW).param("player", person.id().value()).update();
    }

    private List<VideoId> walk(int seed, int limit) {
        var walk = new ArrayList<VideoId>();
        var rows = page(seed, null, limit);
        while (!rows.isEmpty()) {
            rows.forEach(row -> walk.add(row.id()));
            rows = page(seed, Lot.of(rows.getLast()), limit);
        }
        return walk;
    }

    private List<PublicVideos.Row> page(int seed, @Nullable Lot after, int limit) {
        return shuffle.page(editions.current().id(), city, seed, after, limit);
    }
}
