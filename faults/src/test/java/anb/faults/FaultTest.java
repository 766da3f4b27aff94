package anb.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import anb.faults.Options.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultTest {

    private static final List<Fault> ALL = Fault.all(new Host(true, true, true));

    @Test
    void aSeedRepeatsTheOrderAndAnotherHasAnother() {
        assertThat(names(Part.FULL, "", 2, 7)).isEqualTo(names(Part.FULL, "", 2, 7));
        assertThat(names(Part.FULL, "", 2, 7)).isNotEqualTo(names(Part.FULL, "", 2, 8));
        assertThat(names(Part.FULL, "", 2, 8)).containsExactlyInAnyOrderElementsOf(names(Part.FULL, "", 2, 7));
    }

    @Test
    void eachStrikesAsOftenAsAsked() {
        assertThat(names(Part.FULL, "", 1, 1)).hasSize(ALL.size()).doesNotHaveDuplicates();
        assertThat(names(Part.FULL, "worker killed", 3, 1))
                .hasSize(27)
                .allMatch(name -> name.startsWith("worker killed"));
    }

    @Test
    void theShortSelectionIsPartOfTheWhole() {
        var quick = names(Part.QUICK, "", 1, 1);
        assertThat(names(Part.FULL, "", 1, 1)).containsAll(quick);
        assertThat(quick)
                .contains("Redis killed")
                .doesNotContain("store refuses")
                .hasSizeBetween(5, 15);
    }

    @Test
    void smallDisksAreOnlyForHostsThatHaveThem() {
        assertThat(ALL).extracting(Fault::name).contains("temp disk of a worker full");
        assertThat(Fault.all(new Host(false, true, true)))
                .extracting(Fault::name)
                .noneMatch(name -> name.contains("disk"));
    }

    @Test
    void memoryIsOnlyEatenWhereThereIsEnough() {
        assertThat(ALL).extracting(Fault::name).contains("ffmpeg eats memory");
        assertThat(Fault.all(new Host(true, false, true)))
                .extracting(Fault::name)
                .noneMatch(name -> name.contains("memory"));
    }

    @Test
    void aNodeStandsStillOnlyBehindWhatLeavesItOut() {
        assertThat(ALL).extracting(Fault::name).contains("web node frozen");
        assertThat(Fault.all(new Host(true, true, false)))
                .extracting(Fault::name)
                .doesNotContain("web node frozen");
        assertThat(new Host(true, true, false).without())
                .singleElement()
                .asString()
                .contains("web node frozen");
        assertThat(new Host(true, true, true).without()).isEmpty();
    }

    @Test
    void whatStandsInFrontIsWhatTheClusterSaysOfIt(@TempDir Path folder) throws IOException {
        var log = ClusterLog.in(folder);
        Files.writeString(log.file(), "in front: the built-in balancer, since nginx is not installed\n");
        assertThat(new Host(true, true, false).behind(log).nginx()).isFalse();
        Files.writeString(log.file(), "in front: /usr/sbin/nginx with deploy/nginx/anb.conf\n");
        assertThat(new Host(true, true, false).behind(log)).isEqualTo(new Host(true, true, true));
    }

    @Test
    void askingForNoneIsAMistake() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> names(Part.FULL, "earthquake", 1, 1))
                .withMessageContaining("earthquake");
    }

    private static List<String> names(Part part, String only, int times, long seed) {
        var options = new Options(false, Path.of(""), part, seed, only, times, 20, true);
        return Fault.chosen(ALL, options, new Random(seed)).stream()
                .map(Fault::name)
                .toList();
    }
}
