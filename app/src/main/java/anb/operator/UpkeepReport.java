package anb.operator;

import static java.util.stream.Collectors.joining;

import anb.audit.Actor;
import anb.upkeep.Finding;
import anb.upkeep.Finding.Result;
import anb.upkeep.Reconciliation;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Differences, and what became of them. */
@Component
class UpkeepReport {

    private final Reconciliation reconciliation;

    UpkeepReport(Reconciliation reconciliation) {
        this.reconciliation = reconciliation;
    }

    Report reconcile(Actor actor, boolean repair) {
        var findings = repair ? reconciliation.repair(actor) : reconciliation.dryRun();
        if (findings.isEmpty()) {
            return new Report("Rows, jobs, counts and objects agree.\n", 0);
        }
        var text = findings.stream().map(UpkeepReport::describe).collect(joining("\n"));
        long remain = findings.stream()
                .filter(finding -> finding.result() != Result.MENDED)
                .count();
        return new Report(text + "\n" + summary(findings, repair, remain), remain == 0 ? 0 : 1);
    }

    private static String describe(Finding finding) {
        return """
                %s  %s
                    %s
                    %s: %s
                """.formatted(
                        text(finding.kind()),
                        Table.printable(finding.subject()),
                        Table.printable(finding.detail()),
                        text(finding.result()).replace('_', ' '),
                        Table.printable(finding.remedy()));
    }

    private static String summary(List<Finding> findings, boolean repair, long remain) {
        if (repair) {
            return "%d differences, %d mended.%n".formatted(findings.size(), findings.size() - remain);
        }
        long mendable = findings.stream()
                .filter(finding -> finding.result() == Result.MENDABLE)
                .count();
        return "%d differences, %d can be mended by reconcile --repair. Nothing was changed.%n"
                .formatted(findings.size(), mendable);
    }

    private static String text(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
