package anb.infra.settings;

import java.util.Set;

/**
 * Who is told, and what it may cost.
 *
 * @param email whoever is woken
 * @param dollars a month's budget
 * @param logDays how long log lines are kept
 */
public record Watching(String email, int dollars, int logDays) {

    /** What CloudWatch offers up to a year. */
    static final Set<Integer> DAYS_OFFERED = Set.of(1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365);
}
