package anb.takeover;

import java.util.List;

/**
 * What became of every row, in the order of the list.
 *
 * @param others files that no row speaks of
 */
public record TakenOver(List<Line> lines, List<String> others) {

    /**
     * A row of the list.
     *
     * @param number of its line
     * @param file as written; empty where that cannot be told
     */
    public record Line(long number, String file, String title, Fate fate) {}
}
