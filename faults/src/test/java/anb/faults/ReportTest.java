package anb.faults;

import static org.assertj.core.api.Assertions.assertThat;

import anb.faults.Verdict.Finding;
import anb.faults.Verdict.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {

    private static final Verdict GOOD = new Verdict(List.of(), List.of());

    final Report report = new Report();

    @Test
    void theTableShowsMedianAndWorst() {
        for (int seconds : List.of(9, 1, 4)) {
            report.survived("Redis killed", Duration.ofSeconds(seconds));
        }

        assertThat(row(GOOD)).containsExactly("Redis", "killed", "3", "4.0", "s", "9.0", "s", "0", "0", "0");
    }

    @Test
    void whatWasBrokenStandsInTheRowOfItsFault() {
        report.survived("Redis killed", Duration.ofSeconds(1));
        var verdict = new Verdict(
                List.of(
                        new Finding(Kind.LOST, "a", "Redis killed"),
                        new Finding(Kind.DUPLICATED, "b", "Redis killed"),
                        new Finding(Kind.DUPLICATED, "c", "Redis killed"),
                        new Finding(Kind.STUCK, "d", "Redis flushed")),
                List.of());

        assertThat(row(verdict)).endsWith("1", "2", "0");
        assertThat(verdict.count(Kind.DUPLICATED)).isEqualTo(2);
        assertThat(verdict.count(Kind.STUCK)).isEqualTo(1);
    }

    @Test
    void aWorkersJobThatWaitsLongerThanPromisedIsAFailureWhateverElseIsWell() {
        report.survived("worker killed: probing", Duration.ofSeconds(40));
        assertThat(report.failures()).isEmpty();

        report.survived("worker killed: probing", Duration.ofMillis(40_001));
        assertThat(report.failures()).singleElement().asString().contains("G4");
        report.survived("store is slow", Duration.ofMinutes(2));
        assertThat(report.failures()).hasSize(1);
    }

    @Test
    void aStrikeThatFailedIsNoRowButAFailure() {
        report.failed("store refuses", new IOException("an upload was never accepted"));

        assertThat(report.failures())
                .containsExactly("store refuses: java.io.IOException: an upload was never accepted");
        assertThat(report.table(GOOD).lines()).hasSize(1);
    }

    @Test
    void aStrikeThatDidNotHappenCountsAsNothingSurvivedAndFailsTheRun() {
        report.notInjected("temp disk of a worker full", new NotInjected("no run met it"));

        assertThat(report.failures()).containsExactly("NOT INJECTED: temp disk of a worker full: no run met it");
        assertThat(report.table(GOOD)).doesNotContain("temp disk");
    }

    private List<String> row(Verdict verdict) {
        return List.of(report.table(verdict).lines().toList().get(1).strip().split("\\s+", -1));
    }
}
