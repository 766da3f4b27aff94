package anb.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** The table of docs/aws.md and the tests it names. */
class ManualTest {

    private static final Pattern NAMED = Pattern.compile("`(\\w+Test)\\.(\\w+)`");

    /** Of these every test pins a line of the table. */
    private static final List<Class<?>> PINNING = List.of(
            NetworkTest.class,
            BalancerTest.class,
            FleetsTest.class,
            ScalingTest.class,
            BucketsTest.class,
            DatabaseTest.class,
            BrokerTest.class,
            SecretsTest.class,
            RightsTest.class,
            WatchTest.class,
            AlarmsTest.class,
            PeopleTest.class,
            OverviewTest.class,
            DimensionsTest.class,
            OptionsTest.class,
            FindingsTest.class,
            FirstBootTest.class,
            StoreRightsTest.class,
            GrowthTest.class,
            RandomSettingsTest.class);

    @Test
    void everyLineNamesATestThatIsThere() throws IOException {
        var lines = lines();
        assertThat(lines).hasSizeGreaterThan(40);
        assertThat(lines).allSatisfy(line -> {
            assertThat(named(line)).as(line).isNotEmpty();
            assertThat(tests()).as(line).containsAll(named(line));
        });
    }

    @Test
    void everyTestThatPinsHasALine() throws IOException {
        var named = lines().stream().flatMap(line -> named(line).stream()).toList();
        assertThat(PINNING.stream().flatMap(ManualTest::testsOf)).allMatch(named::contains);
    }

    /** The rows of the table under "What is built". */
    private static List<String> lines() throws IOException {
        return Files.readString(Path.of("..", "docs", "aws.md"))
                .lines()
                .dropWhile(line -> !line.equals("## What is built"))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("| ") && !line.startsWith("| what |") && !line.startsWith("|--"))
                .toList();
    }

    private static List<String> named(String line) {
        return NAMED.matcher(line)
                .results()
                .map(match -> match.group(1) + "." + match.group(2))
                .toList();
    }

    private static List<String> tests() {
        return Stream.concat(
                        PINNING.stream(),
                        Stream.of(
                                UnitsTest.class,
                                UserDataTest.class,
                                RotationTest.class,
                                ScriptsTest.class,
                                OperateTest.class,
                                ReleaseTest.class,
                                InstallTest.class,
                                FrontTest.class,
                                NodeStartsTest.class,
                                AgentTest.class,
                                SettingsTest.class))
                .flatMap(ManualTest::testsOf)
                .toList();
    }

    private static Stream<String> testsOf(Class<?> test) {
        return Arrays.stream(test.getDeclaredMethods())
                .filter(ManualTest::isTest)
                .map(method -> test.getSimpleName() + "." + method.getName());
    }

    private static boolean isTest(Method method) {
        return method.isAnnotationPresent(Test.class) || method.isAnnotationPresent(ParameterizedTest.class);
    }
}
