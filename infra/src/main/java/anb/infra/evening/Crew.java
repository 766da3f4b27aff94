package anb.infra.evening;

import anb.infra.settings.Fleet;
import anb.infra.settings.ScalingRule;
import java.util.ArrayDeque;
import java.util.Deque;

/** Workers that come and go as the group would make them: a new one carries its share only when it is warm. */
class Crew {

    private static final int WARM_UP = (int) ScalingRule.WARM_UP.toMinutes();

    private final Fleet fleet;
    private final Deque<Integer> warmAt = new ArrayDeque<>();
    private int ready;

    Crew(Fleet fleet) {
        this.fleet = fleet;
        ready = fleet.least();
    }

    int ready() {
        return ready;
    }

    void pass(int minute) {
        while (!warmAt.isEmpty() && warmAt.getFirst() <= minute) {
            warmAt.removeFirst();
            ready++;
        }
    }

    /** As step scaling does: those not warm yet count as part of what a step asks for. */
    void grow(int minute, int step) {
        var more = Math.min(step - warmAt.size(), fleet.most() - ready - warmAt.size());
        for (var each = 0; each < more; each++) {
            warmAt.addLast(minute + WARM_UP);
        }
    }

    void shrink() {
        if (warmAt.isEmpty() && ready > fleet.least()) {
            ready--;
        }
    }
}
