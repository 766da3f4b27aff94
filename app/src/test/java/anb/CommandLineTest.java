package anb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

    private final CommandLine commandLine = new CommandLine(
            "anb.jar",
            List.of(new CommandLine.Command("queue", "what waits")),
            List.of(
                    new Setting("anb.storage.bucket", "", "where objects go"),
                    new Setting("anb.jobs.concurrency", "2", "jobs at once; 0 for a web node")));

    @Test
    void theHelpListsEverySettingWithItsDefaultAndMeaning() {
        assertThat(commandLine.answer("--help")).hasValueSatisfying(help -> {
            assertThat(help.status()).isZero();
            assertThat(help.text())
                    .contains("java -jar anb.jar", "--anb.jobs.concurrency=2", "jobs at once", "--anb.storage.bucket")
                    .containsPattern("Commands:\\n +queue +what waits\\n");
        });
    }

    @Test
    void aMistypedSettingOfOursIsRefusedWithAHint() {
        assertThat(commandLine.answer("--anb.job.concurency=4")).hasValueSatisfying(refusal -> {
            assertThat(refusal.status()).isEqualTo(2);
            assertThat(refusal.text()).contains("Did you mean --anb.jobs.concurrency?", "--help");
        });
    }

    @Test
    void aWordThatIsNoSettingIsRefused() {
        assertThat(commandLine.answer("start"))
                .hasValueSatisfying(refusal -> assertThat(refusal.text()).contains("'start' is not a setting"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--anb.\u202ejobs\u001b[2J=1", "\u202estart\u001b[2J"})
    void whatIsRefusedSteersNoTerminal(String argument) {
        assertThat(commandLine.answer(argument + "x".repeat(10_000)))
                .hasValueSatisfying(refusal -> assertThat(refusal.text())
                        .doesNotContain("\u202e", "\u001b")
                        .hasSizeLessThan(250));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--anb.storage.bucket=x", "--anb.jobs.Concurrency=3", "--server.port=0", "--debug"})
    void knownSettingsAndThoseOfSpringBootPass(String argument) {
        assertThat(commandLine.answer(argument)).isEmpty();
    }

    @Test
    void theSettingsOfEveryFeatureAreKnown() {
        assertThat(Setting.ofANode())
                .extracting(Setting::name)
                .contains("server.port", "spring.datasource.url", "anb.accounts.token-secret", "anb.storage.bucket");
    }
}
