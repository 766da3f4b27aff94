package anb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps docs/security.md honest: what it says is tested has a test of that name. */
class SecurityManualTest {

    private static final Pattern TEST = Pattern.compile("`(\\w+Test|Disguises|BrokenBoxes|HeaderBombs|OddClips)`");

    @Test
    void everyTestItNamesExists() throws IOException {
        var here = Path.of("").toAbsolutePath();
        var root = Files.exists(here.resolve("docs")) ? here : Objects.requireNonNull(here.getParent());
        var named = TEST.matcher(Files.readString(root.resolve("docs/security.md")))
                .results()
                .map((MatchResult found) -> found.group(1) + ".java")
                .collect(Collectors.toSet());
        try (Stream<Path> sources = Files.walk(root.resolve("app/src/test/java"))) {
            assertThat(sources.map(source -> source.getFileName().toString())).containsAll(named);
        }
        assertThat(named).hasSizeGreaterThan(40);
    }
}
