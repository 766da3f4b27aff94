package anb.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages in Spanish and in English. */
class LanguagePagesTest extends PagesFixture {

    private static final Path SCRIPTS = Path.of("src/main/resources/site/assets/js");

    /** Where a script says something, and the keys of what it says there. */
    private static final Pattern SAYS = Pattern.compile("\\b(?:t|tell)\\([^)]*"),
            KEY = Pattern.compile("\"([a-z.]+)\"");

    private static final Pattern TEXT = Pattern.compile("data-text=\"([^\"]+)\">([^<]*)<");

    @ParameterizedTest
    @CsvSource({
        "/, Así se juega, How it works",
        "/videos, Jugador o título, Player or title",
        "/ranking, Ciudad, City",
        "/signin, Contraseña, Password",
        "/signup, Apellido, Last name",
        "/rules, Juego limpio, Fair play",
        "/api/docs, Respuestas, Answers"
    })
    void everyPageSpeaksBothLanguages(String path, String spanish, String english) {
        assertThat(reader.get(path).body()).contains("lang=\"es\"", spanish);
        assertThat(reader.get(path, "Accept-Language", "en").body()).contains("lang=\"en\"", english);
    }

    @Test
    void theLanguageChosenOnAPageStaysAndLeavesTheApiAlone() {
        var chosen = reader.get("/language?to=en&next=/ranking");

        assertThat(chosen.status()).isEqualTo(303);
        assertThat(chosen.header("Location")).isEqualTo("/ranking");
        assertThat(reader.get("/ranking").body()).contains("lang=\"en\"");
        assertThat(reader.get("/api/docs").body()).contains("<html lang=\"en\">");
        assertThat(reader.get("/api/nowhere").header("Content-Language")).isEqualTo("es");
    }

    @Test
    void whatScriptsSayIsOnThePageInItsLanguage() throws IOException {
        reader.with(given.player().token());

        var spanish = texts(reader.get("/upload").body());
        var english = texts(reader.get("/upload", "Accept-Language", "en").body());

        assertThat(saidByScripts()).contains("sending", "check.short", "watch", "mine");
        assertThat(spanish.keySet()).containsAll(saidByScripts()).isEqualTo(english.keySet());
        assertThat(spanish).allSatisfy((key, text) -> assertThat(text).isNotEqualTo(english.get(key)));
    }

    private static Map<String, String> texts(String page) {
        return TEXT.matcher(page).results().collect(Collectors.toMap(text -> text.group(1), text -> text.group(2)));
    }

    private static Set<String> saidByScripts() throws IOException {
        try (var scripts = Files.list(SCRIPTS)) {
            return scripts.flatMap(LanguagePagesTest::said).collect(Collectors.toSet());
        }
    }

    private static Stream<String> said(Path script) {
        try {
            return SAYS.matcher(Files.readString(script))
                    .results()
                    .flatMap(saying -> KEY.matcher(saying.group()).results())
                    .map(key -> key.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
