package anb.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrowthTest {

    /** What leaks a little each minute is found in twenty, whatever it is; where nothing leaks, nothing is. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            web-1 live MB          | 40  | 0.8
            worker-2 live MB       | 40  | 0.8
            web-2 threads          | 45  | 0.5
            worker-1 files open    | 56  | 0.6
            worker-1 temp files    | 5   | 0.8
            redis MB               | 1.5 | 0.06
            postgresql connections | 82  | 0.5
            """)
    void slowGrowthOfEachFigureIsFound(String figure, double size, double aMinute) {
        var grown = only(samples(20, figure, minute -> size + aMinute * minute));
        assertThat(grown.good()).as(grown.toString()).isFalse();
        assertThat(grown).asString().startsWith(figure).endsWith("GREW");

        var steady = only(samples(20, figure, minute -> size));
        assertThat(steady.good()).as(steady.toString()).isTrue();
        assertThat(steady.most()).isGreaterThan(size);
    }

    @Test
    void whatIsOnlyBusyNowAndThenDoesNotGrow() {
        assertThat(only(samples(21, "web-1 threads", minute -> minute % 3 == 0 ? 90 : 45))
                        .good())
                .isTrue();
        assertThat(only(samples(21, "web-1 threads", minute -> minute == 20 ? 500 : 45))
                        .good())
                .isTrue();
    }

    @Test
    void whatShrinksIsFine() {
        assertThat(only(samples(20, "redis MB", minute -> 9 - minute / 10.0)).good())
                .isTrue();
    }

    @Test
    void whatWasHardlyEverReadIsNotTakenForSteady() {
        var samples = samples(20, "web-1 live MB", minute -> 40);
        samples.subList(14, 20).forEach(sample -> sample.remove("web-1 live MB"));

        assertThat(only(samples).good()).isFalse();
        assertThat(only(samples)).asString().endsWith("NOT READ");
    }

    @Test
    void whatWasNeverReadIsMissed() {
        var growths = Growth.of(samples(6, "redis MB", minute -> 1), Set.of("redis MB", "web-1 threads"));

        assertThat(growths).extracting(Growth::good).containsExactly(true, false);
        assertThat(growths.getLast()).asString().startsWith("web-1 threads").endsWith("NOT READ");
    }

    @Test
    void theTableSaysWhatWasAllowed() {
        var growth = new Growth("redis MB", 1.5, 1.6, Growth.Tolerance.REDIS_MB.most(1.5));
        assertThat(growth).asString().matches("redis MB +1\\.5 +1\\.6 +2\\.2");
        assertThat(Growth.heading()).contains("first third", "last third", "at most");
    }

    @Test
    void aRunThatWasTooShortIsNotJudged() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Growth.of(samples(5, "redis MB", minute -> 1), Set.of("redis MB")))
                .withMessageContaining("too few");
    }

    @Test
    void aFigureOfWhichNobodySaidHowMuchIsNotWavedThrough() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Growth.of(samples(6, "web-1 handles", minute -> 1), Set.of("web-1 handles")))
                .withMessageContaining("web-1 handles");
    }

    @Test
    void aMetricIsReadByItsWholeNameAndMissingWhereItIsNotYet() {
        var metrics = """
                # HELP jvm_threads_live_threads The current number
                jvm_threads_live_threads{application="anb"} 45.0
                jvm_gc_live_data_size_bytes 0.0
                process_files_open_files 5.6E1
                """;
        assertThat(Soak.value(metrics, "jvm_threads_live_threads")).hasValue(45);
        assertThat(Soak.value(metrics, "process_files_open_files")).hasValue(56);
        assertThat(Soak.value(metrics, "jvm_gc_live_data_size_bytes")).isEmpty();
        assertThat(Soak.value(metrics, "jvm_threads_live")).isEmpty();
    }

    private static List<Map<String, Double>> samples(int minutes, String figure, IntToDoubleFunction value) {
        return IntStream.range(0, minutes)
                .<Map<String, Double>>mapToObj(minute -> new HashMap<>(Map.of(figure, value.applyAsDouble(minute))))
                .toList();
    }

    private static Growth only(List<Map<String, Double>> samples) {
        var growths = Growth.of(samples, samples.getFirst().keySet());
        assertThat(growths).hasSize(1);
        return growths.getFirst();
    }
}
