package anb.site;

import anb.voting.Turnout.Hour;
import java.util.ArrayList;
import java.util.List;

/**
 * Votes by the hour as bars, in units of its drawing.
 *
 * @param most of the highest bar
 */
record Chart(List<Bar> bars, long most, long all) {

    static final int HEIGHT = 200, STEP = 20, GAP = 4, MARGIN = 24;

    /** Hours between two that are named below. */
    private static final int NAMED = 6;

    /** @param named whether its time is written below */
    record Bar(Hour hour, int x, int height, boolean named) {

        int y() {
            return MARGIN + HEIGHT - height;
        }
    }

    static Chart of(List<Hour> hours, Frame frame) {
        long most = hours.stream().mapToLong(Hour::votes).max().orElse(0);
        List<Bar> bars = new ArrayList<>();
        for (int n = 0; n < hours.size(); n++) {
            var hour = hours.get(n);
            int height = (int) (HEIGHT * hour.votes() / Math.max(1, most));
            // The least of votes is seen.
            bars.add(new Bar(
                    hour,
                    n * STEP + GAP / 2,
                    hour.votes() > 0 ? Math.max(2, height) : 0,
                    hour.begins().atZone(frame.zone()).getHour() % NAMED == 0));
        }
        return new Chart(bars, most, hours.stream().mapToLong(Hour::votes).sum());
    }

    int width() {
        return bars.size() * STEP;
    }

    int barWidth() {
        return STEP - GAP;
    }

    int ground() {
        return MARGIN + HEIGHT;
    }

    int below() {
        return ground() + MARGIN;
    }
}
