package anb.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import anb.HostileValues;
import anb.operator.Errand.Misuse;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ErrandTest {

    @Test
    void flagsAndIdsAreRead() {
        var job = UUID.randomUUID();

        assertThat(of("dead --limit=7").limit()).isEqualTo(7);
        assertThat(of("audit").limit()).isEqualTo(50);
        assertThat(of("replay " + job).job()).isEqualTo(job);
        assertThat(of("replay --all").every()).isTrue();
        assertThat(of("reconcile").repair()).isFalse();
        assertThat(of("reconcile --repair").repair()).isTrue();
        assertThat(of("reconcile --repair")).hasToString("reconcile --repair");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            queue now                 | queue does not know 'now'
            queue --limit=2           | queue does not know '--limit=2'
            dead --limit=0            | --limit wants a number from 1 to 1000
            dead --limit=many         | --limit wants a number from 1 to 1000
            audit --limit             | --limit wants a number from 1 to 1000
            audit --limits=3          | --limit wants a number from 1 to 1000
            replay                    | replay wants the id of one dead job, or --all
            replay 7                  | '7' is not the id of a job
            replay --every            | replay does not know '--every'
            reconcile --repair=yes    | reconcile does not know '--repair=yes'
            reconcile --all           | reconcile does not know '--all'
            password                  | password wants one e-mail address
            password a@b.co c@b.co    | password wants one e-mail address
            password ana@             | 'ana@' is no e-mail address; password wants one like who@example.org
            password a@b.co --json    | password does not know '--json'
            password a@b.co --limit=2 | password does not know '--limit=2'
            export                    | export wants --to=FOLDER
            export --to=              | export wants --to=FOLDER
            export --to=a --dry-run   | export does not know '--dry-run'
            import                    | import wants either --from=FOLDER or --directory=FOLDER
            import --from=a --directory=b | import wants either --from=FOLDER or --directory=FOLDER
            import --from=a --csv=b   | import does not know '--csv=b'
            """)
    void whatMakesNoSenseIsRefusedInWords(String typed, String refusal) {
        assertThatExceptionOfType(Misuse.class).isThrownBy(() -> of(typed)).withMessageContaining(refusal);
    }

    /** It would be in the audit for good. */
    @Test
    void anAddressIsReadAndNotWrittenDown() {
        assertThat(of("password Ana@Example.org"))
                .hasToString("password")
                .satisfies(errand -> assertThat(errand.owner()).hasFieldOrPropertyWithValue("key", "ana@example.org"));
    }

    @Test
    void whateverIsNoAddressIsRefusedPlainlyAndPrintedHarmlessly() {
        var others =
                Stream.of("a".repeat(10_000) + "@example.org", "ana\u200f@example.org", "\u001b[2Jana@example.org");
        assertThat(Stream.concat(HostileValues.all(), others)).allSatisfy(typed -> {
            assertHarmless(List.of(typed), "' is no e-mail address");
            assertHarmless(List.of("ana@example.org", "--" + typed), "password does not know '--");
        });
    }

    private static void assertHarmless(List<String> words, String refusal) {
        assertThatExceptionOfType(Misuse.class)
                .isThrownBy(() -> Errand.of(Verb.PASSWORD, words))
                .satisfies(misuse -> assertThat(misuse.getMessage())
                        .contains(refusal)
                        .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Cs}]")
                        .hasSizeLessThan(150));
    }

    @Test
    void oneJobAndAllAtOnceMakeNoSense() {
        assertThatExceptionOfType(Misuse.class).isThrownBy(() -> of("replay --all " + UUID.randomUUID()));
    }

    @Test
    void foldersAreReadWithDotsAndAll() {
        assertThat(of("export --to=/srv/a.b").move())
                .isEqualTo(new Move(Move.Way.TO, Path.of("/srv/a.b"), false, null));
        assertThat(of("import --dry-run --from=x").move()).isEqualTo(new Move(Move.Way.FROM, Path.of("x"), true, null));
        assertThat(of("import --directory=x --csv=y.csv").move())
                .isEqualTo(new Move(Move.Way.DIRECTORY, Path.of("x"), false, Path.of("y.csv")));
        assertThat(Errand.isSetting("--to=/srv/a.b")).isFalse();
    }

    @Test
    void settingsAreToldByTheirDot() {
        assertThat(Errand.isSetting("--anb.data=/tmp")).isTrue();
        assertThat(Errand.isSetting("--limit=1.5")).isFalse();
        assertThat(Errand.isSetting("a.b")).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void everyVerbIsExplained(Verb verb) {
        assertThat(verb.help("anb.jar")).contains("java -jar anb.jar " + verb.word(), "Status 0");
        assertThat(Verb.of(verb.word())).contains(verb);
    }

    private static Errand of(String typed) {
        var words = typed.split(" ");
        return Errand.of(Verb.of(words[0]).orElseThrow(), List.of(words).subList(1, words.length));
    }
}
