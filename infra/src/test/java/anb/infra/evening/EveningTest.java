package anb.infra.evening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import anb.infra.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EveningTest {

    private static final Path MANUAL = Path.of("..", "docs", "aws.md");

    @Test
    void fiveThousandClipsComeInTheLastHour() {
        var clips = IntStream.range(120 * 60, 180 * 60)
                .mapToDouble(second -> new Arrivals(5000).rate(second / 60.0) / 60)
                .sum();
        assertThat(clips).isCloseTo(5000, within(5.0));
    }

    @Test
    void theLargeSizeLetsNobodyWaitHalfAnHour() {
        assertThat(evening("large")).allMatch(minute -> minute.oldest() < 1800);
    }

    @Test
    void workersComeAndGo() {
        var evening = evening("large");
        assertThat(evening).extracting(Minute::workers).contains(2, 14);
        assertThat(evening.getLast().workers()).isEqualTo(2);
        assertThat(evening.getLast().waiting()).isZero();
    }

    @Test
    void nothingIsLostInASmallSizeEither() {
        assertThat(evening("default").getLast().waiting()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"small", "default", "large"})
    void theManualHasTheEveningAndTheBill(String size) throws Exception {
        var manual = Files.readString(MANUAL);
        assertThat(manual).contains(Deadline.line(size, evening(size)));
        for (var times : Deadline.SLOWER) {
            assertThat(manual)
                    .contains(Deadline.line(Deadline.slower(size, times), evening(size, Double.parseDouble(times))));
        }
        assertThat(manual).contains(new Bill(Settings.of(size, Map.of()), Prices.noted()).table());
        assertThat(manual).contains(Prices.noted().date());
    }

    @Test
    void pricesInItsTextAreThoseNoted() throws Exception {
        var prices = Prices.noted();
        var busy = new Bill(Settings.of("default", Map.of()), prices).busyWorker();
        var manual = Files.readString(MANUAL);
        assertThat(manual)
                .contains(String.format(
                        Locale.ROOT,
                        "the rest is $%.2f an hour each: $%.2f an hour in all",
                        prices.of("surplus"),
                        busy));
        assertThat(manual)
                .contains(String.format(
                        Locale.ROOT, "c7g.large has no credits and costs $%.2f", prices.of("instance.c7g.large")));
        assertThat(manual).contains(String.format(Locale.ROOT, "c7a.large ($%.2f)", prices.of("instance.c7a.large")));
    }

    /** People hear of four fifths: a budget that a month without visitors uses up to there would tell them nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"small", "default", "large"})
    void aMonthAtRestIsNoNews(String size) {
        var settings = Settings.of(size, Map.of());
        assertThat(new Bill(settings, Prices.noted()).total())
                .isLessThan(0.8 * settings.watching().dollars());
    }

    @Test
    void thePictureIsDrawn(@TempDir Path folder) throws Exception {
        Picture.write(folder.resolve("evening.png"), Map.of("large", evening("large")));
        assertThat(folder.resolve("evening.png")).isNotEmptyFile();
    }

    /** What a file does not name is as noted; but one without a date is refused. */
    @Test
    void pricesMayComeFromAFile(@TempDir Path folder) throws Exception {
        var file = folder.resolve("prices.properties");
        Files.writeString(file, "date=2027-01-01\nout.gb=0.19\n");
        var settings = Settings.of("default", Map.of());
        var noted = new Bill(settings, Prices.noted()).monthOf(Use.OF_THE_DEADLINE);
        assertThat(new Bill(settings, Prices.in(file)).monthOf(Use.OF_THE_DEADLINE))
                .isCloseTo(noted + 100, within(0.01));
        assertThat(Prices.in(file).date()).isEqualTo("2027-01-01");
        Files.writeString(file, "out.gb=0.19\n");
        assertThatThrownBy(() -> Prices.in(file)).hasMessageContaining("has no date");
    }

    private static List<Minute> evening(String size) {
        return evening(size, 1);
    }

    private static List<Minute> evening(String size, double times) {
        return Evening.of(Settings.of(size, Map.of()), new Arrivals(5000), Evening.SECONDS_A_CLIP * times);
    }
}
