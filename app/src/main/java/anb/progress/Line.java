package anb.progress;

import anb.progress.Forecast.Waiting;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Those who wait, given out in the order in which workers take them (anb.jobs, {@code Ledger.claim}): of what is due, whose
 * owner has the fewest running, then whose turn is earliest.
 */
final class Line {

    /** @param number by turn, from 0 */
    private record Place(int number, Waiting waiting) {}

    private static final class Owner {

        private final PriorityQueue<Place> due = new PriorityQueue<>(Comparator.comparingInt(Place::number));
        private int running;

        private int running() {
            return running;
        }

        private int next() {
            return due.element().number();
        }
    }

    private final Map<UUID, Owner> owners = new HashMap<>();
    /** Those of whom something is due. */
    private final TreeSet<Owner> fairest =
            new TreeSet<>(Comparator.comparingInt(Owner::running).thenComparingInt(Owner::next));

    private final PriorityQueue<Place> later = new PriorityQueue<>(
            Comparator.comparingDouble((Place place) -> place.waiting().dueIn()).thenComparingInt(Place::number));

    /** @param waiting in the order of their turns */
    Line(List<Waiting> waiting) {
        for (var next : waiting) {
            later.add(new Place(later.size(), next));
        }
    }

    /** One of this owner's begins to run, or, with -1, has ended. */
    void running(UUID owner, int more) {
        var of = take(owner);
        of.running += more;
        putBack(of);
    }

    /**
     * Takes the next one out, for somebody who is free at that moment; it may be due later.
     *
     * @throws java.util.NoSuchElementException nobody waits
     */
    Waiting next(double now) {
        double moment =
                fairest.isEmpty() ? Math.max(now, later.element().waiting().dueIn()) : now;
        for (var place = later.peek(); place != null && place.waiting().dueIn() <= moment; place = later.peek()) {
            later.remove();
            var owner = take(place.waiting().owner());
            owner.due.add(place);
            putBack(owner);
        }
        var owner = fairest.removeFirst();
        var next = owner.due.remove().waiting();
        putBack(owner);
        return next;
    }

    /** Out of the order, to be changed. */
    private Owner take(UUID id) {
        var owner = owners.computeIfAbsent(id, first -> new Owner());
        if (!owner.due.isEmpty()) {
            fairest.remove(owner);
        }
        return owner;
    }

    private void putBack(Owner owner) {
        if (!owner.due.isEmpty()) {
            fairest.add(owner);
        }
    }
}
