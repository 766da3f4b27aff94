package anb.showcase;

import anb.accounts.City;
import anb.editions.EditionId;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The public list in an order of chance, in which no place is anybody's: each seed has one of its own, by a hash of the seed and a
 * video's id. Of more than a deck holds, so many as have drawn lots of one range are shuffled together, and a seed says where the
 * ranges begin: each video is as often in the first deck as any other, and a page reads no more than one or two.
 */
@Component
public class Shuffle {

    private static final int SEEDS = 1_000_000;

    /** Videos that are shuffled together, or somewhat more: what a page costs grows up to here, and no further. */
    private static final int DECK = 5_000;

    /** Seeds that follow each other begin far apart, and any number of them evenly. */
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    /** By so much a list may grow, or shrink, while somebody walks through it. */
    private static final int GROWTH = 4;

    private final Decks decks;
    private final ListedCities cities;
    private final int deckSize;
    private final Random chance = new SecureRandom();

    @Autowired
    Shuffle(Decks decks, ListedCities cities) {
        this(decks, cities, DECK);
    }

    Shuffle(Decks decks, ListedCities cities, int deckSize) {
        this.decks = decks;
        this.cities = cities;
        this.deckSize = deckSize;
    }

    /** What a walk through the list begins with; the same order for whoever goes on with the same. */
    public int seed() {
        return chance.nextInt(SEEDS);
    }

    /** A video, and where it stands. */
    public record Dealt(PublicVideos.Row row, Place place) {}

    /**
     * A part of one order.
     *
     * @param city empty for all
     * @param after where the part begins behind; null for the beginning, where it also begins when there are so many more by now, or
     *     fewer, that the order of then would cost too much
     */
    public List<Dealt> page(EditionId edition, String city, int seed, @Nullable Place after, int limit) {
        var key = city.isBlank() ? "" : City.key(city);
        var from = begin(after, 1 + (int) (cities.videos(edition, key) / deckSize));
        var dealt = new ArrayList<Dealt>();
        for (int deck = from.deck(); deck < from.decks() && dealt.size() < limit; deck++) {
            var behind = deck == from.deck() ? from.id() : Place.NOBODY;
            var range = new Decks.Range(bound(seed, deck, from.decks()), bound(seed, deck + 1, from.decks()));
            var place = deck;
            decks.page(edition, key, range, seed, behind, limit - dealt.size()).stream()
                    .map(row -> new Dealt(
                            row, new Place(from.decks(), place, row.id().value())))
                    .forEach(dealt::add);
        }
        return dealt;
    }

    private static Place begin(@Nullable Place after, int decks) {
        return after == null || after.decks() > GROWTH * decks || decks > GROWTH * after.decks()
                ? new Place(decks, 0, Place.NOBODY)
                : after;
    }

    /** The lot at which a deck begins, and the one before it ends: behind the last deck is the first again. */
    private static double bound(int seed, int deck, int decks) {
        double turns = seed * GOLDEN + (double) (deck % decks) / decks;
        return turns - Math.floor(turns);
    }
}
